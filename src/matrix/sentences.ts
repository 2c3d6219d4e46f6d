import { inLanguages } from '../core/speech.ts';

/** What is said around a message on its way. */
export const sayAround = inLanguages(
  { forPerson: (name: string) => `For ${name}:` },
  { de: { forPerson: (name: string) => `Für ${name}:` } },
);

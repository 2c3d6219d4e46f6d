import { inLanguages } from '../../core/speech.ts';

export const say = inLanguages(
  {
    dropped: 'Nothing was done.',
    nothingOpen: 'There was no open question. Nothing was done.',
  },
  {
    de: {
      dropped: 'Es wurde nichts getan.',
      nothingOpen: 'Es war keine Frage offen. Es wurde nichts getan.',
    },
  },
);

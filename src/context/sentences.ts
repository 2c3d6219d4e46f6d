import type { ContextKind } from '../core/prompt-context.ts';
import { inLanguages } from '../core/speech.ts';

const ENGLISH: Readonly<Record<ContextKind, readonly [one: string, many: string]>> = {
  figures: ['the figures', 'the figures'],
  items: ['task', 'tasks'],
  shown: ['line that I showed', 'lines that I showed'],
  turns: ['message of before', 'messages of before'],
  matches: ['task with your words in it', 'tasks with your words in them'],
};
const GERMAN: Readonly<Record<ContextKind, readonly [one: string, many: string]>> = {
  figures: ['die Zahlen', 'die Zahlen'],
  items: ['Aufgabe', 'Aufgaben'],
  shown: ['Zeile, die ich gezeigt habe', 'Zeilen, die ich gezeigt habe'],
  turns: ['Nachricht von vorher', 'Nachrichten von vorher'],
  matches: ['Aufgabe mit deinen Worten', 'Aufgaben mit deinen Worten'],
};

/** What did not go into a prompt. */
export const sayContext = inLanguages(
  {
    noRoom: (count: number, kind: ContextKind) => `${count} ${ENGLISH[kind][count === 1 ? 0 : 1]} (no room)`,
    tooLate: (kind: ContextKind) => `${ENGLISH[kind][1]} (could not be read in time)`,
  },
  {
    de: {
      noRoom: (count, kind) => `${count} ${GERMAN[kind][count === 1 ? 0 : 1]} (kein Platz)`,
      tooLate: (kind) => `${GERMAN[kind][1]} (nicht rechtzeitig zu lesen)`,
    },
  },
);

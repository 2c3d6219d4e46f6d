import { inLanguages } from '../../../core/speech.ts';

/** What is said when it is not clear which task is meant. Names come as Markdown. */
export const sayFinding = inLanguages(
  {
    noTask: (words: string) => `I found no task like “${words}”.`,
    didYouMean: (words: string, title: string) => `I found no task like “${words}”. Did you mean “${title}”?`,
    doYouMean: (words: string) => `I found no task like “${words}”. Do you mean one of these?`,
    noNumber: (number: number) => `The list I showed you last has no number ${number}.`,
    noList: (number: number) =>
      `I have shown you no list in the last 10 minutes, so I do not know which one ${number} is.`,
    nothingShown: (reference: string) =>
      `I have shown you nothing in the last 10 minutes, so I do not know what “${reference}” is.`,
    tooFew: (shown: number, count: number) =>
      `I have shown you only ${shown === 1 ? '1 task' : `${shown} tasks`} in the last 10 minutes, not ${count}.`,
    whichByReference: (reference: string) =>
      `Which one do you mean by “${reference}”? Say its name or its number.`,
    gone: (title: string) => `“${title}” is no longer there.`,
    inSeveralLists: 'They are in different places. Say the numbers of one place at a time.',
    whichOne: 'Which one?',
    whichOfMany: (left: number) => `Which one? (${left} more fit; say more of its name.)`,
    it: 'it',
    that: 'that',
    last: 'the last one',
    all: 'all of them',
  },
  {
    de: {
      noTask: (words) => `Ich finde keine Aufgabe wie „${words}“.`,
      didYouMean: (words, title) => `Ich finde keine Aufgabe wie „${words}“. Meinst du „${title}“?`,
      doYouMean: (words) => `Ich finde keine Aufgabe wie „${words}“. Meinst du eine von diesen?`,
      noNumber: (number) => `Die Liste, die ich dir zuletzt gezeigt habe, hat keine Nummer ${number}.`,
      noList: (number) =>
        `Ich habe dir in den letzten 10 Minuten keine Liste gezeigt und weiß deshalb nicht, was ${number} ist.`,
      nothingShown: (reference) =>
        `Ich habe dir in den letzten 10 Minuten nichts gezeigt und weiß deshalb nicht, was „${reference}“ ist.`,
      tooFew: (shown, count) =>
        `Ich habe dir in den letzten 10 Minuten nur ${shown === 1 ? '1 Aufgabe' : `${shown} Aufgaben`} gezeigt, nicht ${count}.`,
      whichByReference: (reference) =>
        `Welche meinst du mit „${reference}“? Sag ihren Namen oder ihre Nummer.`,
      gone: (title) => `„${title}“ gibt es nicht mehr.`,
      inSeveralLists: 'Sie liegen an verschiedenen Orten. Sag die Nummern von einem Ort nach dem anderen.',
      whichOne: 'Welche?',
      whichOfMany: (left) => `Welche? (${left} weitere passen; sag mehr von ihrem Namen.)`,
      it: 'sie',
      that: 'die',
      last: 'die letzte',
      all: 'alle',
    },
  },
);

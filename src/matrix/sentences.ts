import { inLanguages } from '../core/speech.ts';

/** What is said around a message on its way, and in place of one that did not arrive. What could not be said is a clause. */
export const sayAround = inLanguages(
  {
    forPerson: (name: string) => `For ${name}:`,
    privately: 'I answered you privately.',
    tooLong: 'my answer was too long for this homeserver',
    askForPart: 'ask for a part of it.',
    notTaken: 'the homeserver did not take my answer',
    askSoon: 'ask again in a moment.',
    noFit: 'the file was not stored the way this room needs it',
    askForFile: 'ask for it again.',
    doneBut: (what: string) => `It was done, but ${what}.`,
    look: 'look at your list.',
    failure: (what: string, next: string, reference: string) =>
      `⚠️ ${what}\nNext: ${next} Reference ${reference}`,
  },
  {
    de: {
      forPerson: (name: string) => `Für ${name}:`,
      privately: 'Ich habe dir privat geantwortet.',
      tooLong: 'meine Antwort war zu lang für diesen Homeserver',
      askForPart: 'frag nach einem Teil davon.',
      notTaken: 'der Homeserver hat meine Antwort nicht genommen',
      askSoon: 'frag gleich noch einmal.',
      noFit: 'die Datei liegt nicht so bereit, wie dieser Raum sie braucht',
      askForFile: 'frag noch einmal danach.',
      doneBut: (what: string) => `Es wurde getan, aber ${what}.`,
      look: 'sieh in deiner Liste nach.',
      failure: (what: string, next: string, reference: string) =>
        `⚠️ ${what}\nAls Nächstes: ${next} Kennung ${reference}`,
    },
  },
);

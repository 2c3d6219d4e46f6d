import { inLanguages } from '../../core/speech.ts';

/** How long the time is that is looked at. */
export type Length = 'day' | 'week' | 'month' | 'year' | 'other';

const ENGLISH: Readonly<Record<Length, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  other: 'tasks',
};
const GERMAN: Readonly<Record<Length, string>> = {
  day: 'deinen Tag',
  week: 'deine Woche',
  month: 'deinen Monat',
  year: 'dein Jahr',
  other: 'deine Aufgaben',
};

/** What stands around an analysis. Names and figures come as Markdown. */
export const sayAnalysis = inLanguages(
  {
    lookingAt: (length: Length) => `Looking at your ${ENGLISH[length]}...`,
    via: (key: string) => `via your ${key} key`,
    addKey: 'For analysis, add API key: config claude sk-...',
    withoutOne: (plain: string) => `Without one I can count: ${plain}`,
    withoutIt: (plain: string) => `Without it I can count: ${plain}`,
    capReached: (key: string) =>
      `This month’s cap for your ${key} key is reached, so I do not use it any more.`,
    keyIsWrong: (key: string) => `Your ${key} key does not work any more: say config models.`,
    noAnswer: (key: string) => `${key} gave no answer that I can use.`,
    tooSlow: (key: string) => `${key} took too long.`,
    busy: (key: string) => `${key} has no room at the moment.`,
    notAllowed: (key: string) => `I may not use your ${key} key any more, so I sent nothing.`,
    notSent: 'Something in it could not be checked for secrets, so I sent nothing.',
    onlyNumbers: (key: string, plain: string) =>
      `${key} said nothing that I could check, so here are the numbers: ${plain}`,
    reading: 'Reading your tasks …',
    asking: (key: string) => `Asking ${key} …`,
    ownList: 'my own list',
  },
  {
    de: {
      lookingAt: (length) => `Ich sehe mir ${GERMAN[length]} an …`,
      via: (key) => `über deinen Schlüssel für ${key}`,
      addKey: 'Für eine Analyse füg einen API-Schlüssel hinzu: config claude sk-...',
      withoutOne: (plain) => `Ohne einen kann ich zählen: ${plain}`,
      withoutIt: (plain) => `Ohne ihn kann ich zählen: ${plain}`,
      capReached: (key) =>
        `Die Grenze dieses Monats für deinen Schlüssel ${key} ist erreicht, darum nutze ich ihn nicht mehr.`,
      keyIsWrong: (key) => `Dein Schlüssel ${key} funktioniert nicht mehr: sag config models.`,
      noAnswer: (key) => `${key} gab keine Antwort, die ich brauchen kann.`,
      tooSlow: (key) => `${key} hat zu lange gebraucht.`,
      busy: (key) => `${key} hat gerade keinen Platz.`,
      notAllowed: (key) =>
        `Ich darf deinen Schlüssel ${key} nicht mehr benutzen, darum habe ich nichts gesendet.`,
      notSent: 'Etwas darin ließ sich nicht auf Geheimnisse prüfen, darum habe ich nichts gesendet.',
      onlyNumbers: (key, plain) =>
        `${key} hat nichts gesagt, was ich prüfen konnte, darum nur die Zahlen: ${plain}`,
      reading: 'Ich lese deine Aufgaben …',
      asking: (key) => `Ich frage ${key} …`,
      ownList: 'meine eigene Liste',
    },
  },
);

import { literal } from '../../core/reply.ts';
import { inLanguages } from '../../core/speech.ts';
import type { SettingName } from './names.ts';

const ENGLISH_NAMES: Readonly<Record<SettingName, string>> = {
  'time zone': 'time zone',
  language: 'language',
  marks: 'marks',
  'first day of week': 'first day of the week',
  'date order': 'date order',
  'default project': 'default project',
  'quiet hours': 'quiet hours',
  cloud: 'cloud model',
  'monthly cap': 'monthly cap',
};

const GERMAN_NAMES: Readonly<Record<SettingName, string>> = {
  'time zone': 'Zeitzone',
  language: 'Sprache',
  marks: 'Zeichen',
  'first day of week': 'Erster Tag der Woche',
  'date order': 'Reihenfolge im Datum',
  'default project': 'Standardprojekt',
  'quiet hours': 'Ruhezeit',
  cloud: 'Cloud-Modell',
  'monthly cap': 'Monatsdeckel',
};

const begin = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const are = (name: SettingName): string => (name === 'marks' || name === 'quiet hours' ? 'are' : 'is');

/** `200 000`: read the same in every language. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ');

/** `value` is Markdown; `words` are as the person typed them. */
const english = {
  set: (name: SettingName, value: string) => `${begin(ENGLISH_NAMES[name])}: ${value}.`,
  ask: (name: SettingName, value: string) => `Set the ${ENGLISH_NAMES[name]} to ${value}?`,
  takenBack: (name: SettingName, value: string) =>
    `↩️ Taken back: the ${ENGLISH_NAMES[name]} ${are(name)} ${value} again.`,
  stayed: (name: string, stays: string) => `The ${name} ${stays}.`,
  isNow: (value: string) => `it is now ${value}`,
  stays: (value: string) => `stays ${value}`,
  isNot: (name: SettingName, value: string) => `the ${ENGLISH_NAMES[name]} ${are(name)} not ${value}`,
  otherChanged: 'another setting has changed',
  foundSet: (name: SettingName, value: string) => `the ${ENGLISH_NAMES[name]} ${are(name)} ${value}.`,
  readsOnly: (language: string, answers: string) => `I read ${language}, and answer in ${answers}.`,

  title: 'Settings',
  line: (name: SettingName, value: string) => `${ENGLISH_NAMES[name]} ${value}`,
  howToSet: '👤 you chose it · 📝 nobody did. Say for example: set time zone to Europe/Berlin',

  noZone: (words: string) =>
    `I know no time zone “${literal(words)}”. Say it with its continent, like Europe/Berlin.`,
  noLanguage: (words: string, known: string) =>
    `I know no language “${literal(words)}”. I read ${known}; I answer in English and German.`,
  noLanguageButNear: (words: string, near: string) =>
    `I know no language “${literal(words)}”. Did you mean ${near}?`,
  noSuchValue: (name: SettingName, words: string, known: string) =>
    `“${literal(words)}” cannot be the ${ENGLISH_NAMES[name]}. It can be ${known}.`,
  noQuietHours: (words: string) =>
    `I do not understand “${literal(words)}” as quiet hours. Say for example: set quiet hours to 22:00 to 07:00, or: set quiet hours to off`,
  noProject: (words: string) => `I found no project like “${literal(words)}”.`,
  noCap: (words: string) =>
    `I do not understand “${literal(words)}” as a cap. Say for example: set monthly cap to 200000 tokens, or: set monthly cap to 5 EUR`,
  aboveTheHouse: (most: string) => `This eis allows ${most} in a month at most.`,
  noPrices: 'I know no prices here, so I cannot count money. Say the cap in tokens.',
  noProjects: 'There are no projects in your list: everything is in one place already.',

  monday: 'Monday',
  saturday: 'Saturday',
  sunday: 'Sunday',
  dayMonth: 'day before month, 27/11',
  monthDay: 'month before day, 11/27',
  vikunjaMarks: `Vikunja, like ${literal('*label +project !4')}`,
  todoistMarks: `Todoist, like ${literal('@label #project p1')}`,
  analysis: 'for analysis only',
  everything: 'also for sentences that nobody else understood',
  tokens: (count: number) => `${grouped(count)} tokens`,
  capOfTheHouse: 'that of this eis',
  inbox: 'the inbox',
  off: 'off',
};

const german = {
  set: (name: SettingName, value: string) => `${GERMAN_NAMES[name]}: ${value}.`,
  ask: (name: SettingName, value: string) => `${GERMAN_NAMES[name]} auf ${value} setzen?`,
  takenBack: (name: SettingName, value: string) => `↩️ Zurückgenommen: ${GERMAN_NAMES[name]} wieder ${value}.`,
  stayed: (name: string, stays: string) => `${name}: ${stays}.`,
  isNow: (value: string) => `jetzt ${value}`,
  stays: (value: string) => `bleibt ${value}`,
  isNot: (name: SettingName, value: string) => `${GERMAN_NAMES[name]} ist nicht ${value}`,
  otherChanged: 'eine andere Einstellung hat sich geändert',
  foundSet: (name: SettingName, value: string) => `${GERMAN_NAMES[name]}: ${value}.`,
  readsOnly: (language: string, answers: string) => `Ich lese ${language} und antworte auf ${answers}.`,

  title: 'Einstellungen',
  line: (name: SettingName, value: string) => `${GERMAN_NAMES[name]}: ${value}`,
  howToSet: '👤 von dir gewählt · 📝 von niemandem. Sag zum Beispiel: stell die Zeitzone auf Europe/Berlin',

  noZone: (words: string) =>
    `Eine Zeitzone „${literal(words)}“ kenne ich nicht. Sag sie mit ihrem Kontinent, etwa Europe/Berlin.`,
  noLanguage: (words: string, known: string) =>
    `Eine Sprache „${literal(words)}“ kenne ich nicht. Ich lese ${known}; ich antworte auf Deutsch und Englisch.`,
  noLanguageButNear: (words: string, near: string) =>
    `Eine Sprache „${literal(words)}“ kenne ich nicht. Meinst du ${near}?`,
  noSuchValue: (name: SettingName, words: string, known: string) =>
    `„${literal(words)}“ geht hier nicht. Möglich für ${GERMAN_NAMES[name]}: ${known}.`,
  noQuietHours: (words: string) =>
    `„${literal(words)}“ verstehe ich nicht als Ruhezeit. Sag zum Beispiel: stell die Ruhezeit auf 22:00 bis 07:00, oder: stell die Ruhezeit auf aus`,
  noProject: (words: string) => `Ich finde kein Projekt wie „${literal(words)}“.`,
  noCap: (words: string) =>
    `„${literal(words)}“ verstehe ich nicht als Deckel. Sag zum Beispiel: stell den Monatsdeckel auf 200000 Token, oder: stell den Monatsdeckel auf 5 EUR`,
  aboveTheHouse: (most: string) => `Dieses eis erlaubt höchstens ${most} im Monat.`,
  noPrices: 'Ich kenne hier keine Preise und kann Geld nicht zählen. Sag den Deckel in Token.',
  noProjects: 'In deiner Liste gibt es keine Projekte: es liegt schon alles an einem Ort.',

  monday: 'Montag',
  saturday: 'Samstag',
  sunday: 'Sonntag',
  dayMonth: 'Tag vor Monat, 27/11',
  monthDay: 'Monat vor Tag, 11/27',
  vikunjaMarks: `Vikunja, wie ${literal('*label +projekt !4')}`,
  todoistMarks: `Todoist, wie ${literal('@label #projekt p1')}`,
  analysis: 'nur für Analysen',
  everything: 'auch für Sätze, die sonst niemand verstanden hat',
  tokens: (count: number) => `${grouped(count)} Token`,
  capOfTheHouse: 'der dieses eis',
  inbox: 'der Eingang',
  off: 'aus',
};

export const say = inLanguages(english, { de: german });

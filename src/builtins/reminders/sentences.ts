import { inLanguages } from '../../core/speech.ts';

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Longer parts are left out: nobody counts minutes after a day. */
interface Away {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** `what`, `when`, `rhythm` and `link` are Markdown. */
const english = {
  here: 'here',
  there: 'in your other room with me',
  once: 'once',
  forYou: 'for you',
  again: (rhythm: string) => `this time only, then ${rhythm} as before`,
  howToCancel: 'Delete your message to cancel.',
  cancelled: (what: string) => `⏰ Cancelled: ${what}.`,
  cancelledMany: (count: number) => `⏰ Cancelled: ${many(count, 'reminder', 'reminders')}.`,
  takenBack: '↩️ Taken back:',
  comesNoMore: (what: string) => `${what} does not come any more`,
  comesAgain: (what: string, when: string) => `${what} comes ${when} again`,
  stayed: (what: string, stays: string) => `${what} ${stays}`,

  answers: '✅ done · 💤 10 minutes later · or reply with a time',
  late: (away: Away) => `(${spokenAway(away)} late: I was away)`,
  missed: (turns: number, since: string) => `(${turns} times since ${since}: I was away)`,
  taskIsOpen: 'The reminder is done; the task itself is still open.',

  count: (count: number) => `${many(count, 'reminder', 'reminders')}:`,
  none: 'You have no reminders.',
  noneThen: 'You have no reminders then.',

  whatAbout: 'What shall I remind you of?',
  nameless: 'it is time',
  when: 'When shall I remind you?',
  notARoom: 'Reminders in a room, or for several people, come with shared rooms. I can remind you here.',
  over: (when: string) => `${when} is over. When shall I remind you?`,
  noTurn: 'That repeat has no time that is still to come. When shall I remind you?',
  tooFar: 'That is more than a hundred years away. When shall I remind you?',
  noLine: (number: number) => `There is no line ${number} in the list I showed you last.`,
  notShown: 'I do not know which one you mean: I showed you nothing in the last 10 minutes.',
  noSuch: (words: string) => `You have no reminder like “${words}”.`,
  which: 'Which reminder?',
  noReminder: 'You have no reminders. Nothing was done.',
  notAReminder: (number: number) => `Line ${number} of the list is no reminder. Say: reminders`,
  nothingNew: 'What shall I change? Say for example: move reminder 2 to 9:00',

  askSet: (line: string) => `Set this reminder?\n${line}`,
  askChange: (what: string, line: string) => `Change the reminder ${what}?\n${line}`,
  askCancel: (lines: string, count: number) => `Cancel ${many(count, 'reminder', 'reminders')}?\n${lines}`,
  isNow: (when: string) => `it comes ${when} now`,
  staysAt: (when: string) => `stays at ${when}`,
  wasSaid: 'it was said already',
  staysSaid: 'stays as it is',
  isGone: 'it is not there any more',
  staysGone: 'stays cancelled',
  isCalled: (what: string) => `it is now: ${what}`,
  notSet: (what: string) => `the reminder ${what} is not there`,
  notChanged: (what: string) => `the reminder ${what} is as before`,
  lost: (what: string) => `something else of the reminder ${what} has changed`,
  wasSet: (what: string) => `the reminder ${what} is set.`,
  wasNotSet: (what: string) => `the reminder ${what} is not set`,
  wasCancelled: (what: string) => `the reminder ${what} is cancelled.`,
  wasNotCancelled: (what: string) => `the reminder ${what} is still there`,
};

const german: typeof english = {
  here: 'hier',
  there: 'in deinem anderen Raum mit mir',
  once: 'einmal',
  forYou: 'für dich',
  again: (rhythm) => `nur dieses Mal, dann wieder ${rhythm}`,
  howToCancel: 'Lösche deine Nachricht, um sie abzusagen.',
  cancelled: (what) => `⏰ Abgesagt: ${what}.`,
  cancelledMany: (count) => `⏰ Abgesagt: ${many(count, 'Erinnerung', 'Erinnerungen')}.`,
  takenBack: '↩️ Zurückgenommen:',
  comesNoMore: (what) => `${what} kommt nicht mehr`,
  comesAgain: (what, when) => `${what} kommt wieder ${when}`,
  stayed: (what, stays) => `${what} ${stays}`,

  answers: '✅ erledigt · 💤 10 Minuten später · oder antworte mit einer Zeit',
  late: (away) => `(${gesprochen(away)} zu spät: ich war weg)`,
  missed: (turns, since) => `(${turns}-mal seit ${since}: ich war weg)`,
  taskIsOpen: 'Die Erinnerung ist erledigt; die Aufgabe selbst ist noch offen.',

  count: (count) => `${many(count, 'Erinnerung', 'Erinnerungen')}:`,
  none: 'Du hast keine Erinnerungen.',
  noneThen: 'Dann hast du keine Erinnerungen.',

  whatAbout: 'Woran soll ich dich erinnern?',
  nameless: 'es ist so weit',
  when: 'Wann soll ich dich erinnern?',
  notARoom:
    'Erinnerungen in einem Raum oder für mehrere gibt es erst mit gemeinsamen Räumen. Hier kann ich dich erinnern.',
  over: (when) => `${when} ist vorbei. Wann soll ich dich erinnern?`,
  noTurn: 'Diese Wiederholung hat keinen Termin mehr. Wann soll ich dich erinnern?',
  tooFar: 'Das ist mehr als hundert Jahre hin. Wann soll ich dich erinnern?',
  noLine: (number) => `In der letzten Liste gibt es keine Zeile ${number}.`,
  notShown: 'Ich weiß nicht, was du meinst: ich habe dir in den letzten 10 Minuten nichts gezeigt.',
  noSuch: (words) => `Du hast keine Erinnerung wie „${words}“.`,
  which: 'Welche Erinnerung?',
  noReminder: 'Du hast keine Erinnerungen. Es wurde nichts getan.',
  notAReminder: (number) => `Zeile ${number} der Liste ist keine Erinnerung. Sag: Erinnerungen`,
  nothingNew: 'Was soll ich ändern? Sag zum Beispiel: verschiebe Erinnerung 2 auf 9:00',

  askSet: (line) => `Diese Erinnerung stellen?\n${line}`,
  askChange: (what, line) => `Die Erinnerung ${what} ändern?\n${line}`,
  askCancel: (lines, count) => `${many(count, 'Erinnerung', 'Erinnerungen')} absagen?\n${lines}`,
  isNow: (when) => `sie kommt jetzt ${when}`,
  staysAt: (when) => `bleibt bei ${when}`,
  wasSaid: 'sie kam schon',
  staysSaid: 'bleibt, wie sie ist',
  isGone: 'sie ist nicht mehr da',
  staysGone: 'bleibt abgesagt',
  isCalled: (what) => `sie heißt jetzt: ${what}`,
  notSet: (what) => `die Erinnerung ${what} ist nicht da`,
  notChanged: (what) => `die Erinnerung ${what} ist wie vorher`,
  lost: (what) => `an der Erinnerung ${what} hat sich etwas anderes geändert`,
  wasSet: (what) => `die Erinnerung ${what} ist gestellt.`,
  wasNotSet: (what) => `die Erinnerung ${what} ist nicht gestellt`,
  wasCancelled: (what) => `die Erinnerung ${what} ist abgesagt.`,
  wasNotCancelled: (what) => `die Erinnerung ${what} ist noch da`,
};

const spokenAway = ({ days, hours, minutes }: Away): string =>
  days > 0
    ? many(days, 'day', 'days')
    : [
        ...(hours > 0 ? [many(hours, 'hour', 'hours')] : []),
        ...(minutes > 0 ? [many(minutes, 'minute', 'minutes')] : []),
      ].join(' ');

const gesprochen = ({ days, hours, minutes }: Away): string =>
  days > 0
    ? many(days, 'Tag', 'Tage')
    : [
        ...(hours > 0 ? [many(hours, 'Stunde', 'Stunden')] : []),
        ...(minutes > 0 ? [many(minutes, 'Minute', 'Minuten')] : []),
      ].join(' ');

export const say = inLanguages(english, { de: german });

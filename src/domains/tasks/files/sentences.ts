import { inLanguages } from '../../../core/speech.ts';

/** Names and titles are Markdown already. */
const english = {
  keepsNone: (place: string) => `${place} keeps no files. Connect a service that does: say connect vikunja.`,
  ownList: 'My own list',
  theService: 'This service',
  noneSent: 'I have no file from you. Send it here, then say which task it belongs to.',
  noneSentCalled: (name: string) => `You sent me no file called “${name}”. Send it here.`,
  whichTask: (name: string) => `Which task does ${name} belong to?`,
  whichFile: (title: string) => `Which file of ${title}?`,
  whichFileAtAll: 'Which file? Say: files of, and the task.',
  noFileCalled: (name: string, title: string | undefined) =>
    title === undefined ? `I showed you no file like “${name}”.` : `${title} has no file like “${name}”.`,
  noNumber: (number: number) => `There is no file number ${number} in the list I showed.`,
  none: (title: string) => `${title} has no files.`,
  filesOf: (title: string, count: number) => `📎 **${title}**: ${count} ${count === 1 ? 'file' : 'files'}`,
  sayFile: 'Say file 1 to get it.',
  sent: (name: string) => `📎 ${name}`,
  attached: (file: string, title: string) => `✅ Attached: ${file} to ${title}`,
  deleted: (name: string, title: string) => `✅ Deleted: ${name} of ${title}`,
  askAttach: (name: string, title: string) => `Attach ${name} to ${title}?`,
  askDelete: (name: string, title: string) => `Delete ${name} of ${title}? I cannot bring it back.`,
  itself: 'the file itself',
  backOff: (name: string, title: string) => `↩️ Taken back: ${name} is no longer attached to ${title}`,
  backOn: (name: string, title: string) => `↩️ Taken back: ${name} is attached to ${title} again`,
  isGone: 'it is no longer there',
  staysGone: 'is no longer there',
  isOther: (name: string) => `its name is now ${name}`,
  staysAsItIs: 'stays as it is',
  notThere: (name: string, title: string) => `${name} is not attached to ${title}`,
  stillThere: (name: string, title: string) => `${name} is still attached to ${title}`,
  wasAttached: (name: string, title: string) => `${name} was attached to ${title} once.`,
  wasNotAttached: (name: string, title: string) => `${name} was not attached to ${title}`,
  wasDeleted: (name: string, title: string) => `${name} was deleted from ${title}.`,
  wasNotDeleted: (name: string, title: string) => `${name} was not deleted from ${title}`,
  nothingLeft: (name: string) => [`${name} is gone for good.`, 'send it again.'],
  bytes: (size: string) => size,
};

const german: typeof english = {
  keepsNone: (place) =>
    `${place} bewahrt keine Dateien auf. Verbinde einen Dienst, der das tut: sag verbinde vikunja.`,
  ownList: 'Meine eigene Liste',
  theService: 'Dieser Dienst',
  noneSent: 'Ich habe keine Datei von dir. Schick sie hierher und sag dann, zu welcher Aufgabe sie gehört.',
  noneSentCalled: (name) => `Du hast mir keine Datei „${name}“ geschickt. Schick sie hierher.`,
  whichTask: (name) => `Zu welcher Aufgabe gehört ${name}?`,
  whichFile: (title) => `Welche Datei von ${title}?`,
  whichFileAtAll: 'Welche Datei? Sag: Dateien von, und die Aufgabe.',
  noFileCalled: (name, title) =>
    title === undefined
      ? `Ich habe dir keine Datei wie „${name}“ gezeigt.`
      : `${title} hat keine Datei wie „${name}“.`,
  noNumber: (number) => `In der Liste, die ich gezeigt habe, gibt es keine Datei Nummer ${number}.`,
  none: (title) => `${title} hat keine Dateien.`,
  filesOf: (title, count) => `📎 **${title}**: ${count} ${count === 1 ? 'Datei' : 'Dateien'}`,
  sayFile: 'Sag Datei 1, um sie zu bekommen.',
  sent: (name) => `📎 ${name}`,
  attached: (file, title) => `✅ Angehängt: ${file} an ${title}`,
  deleted: (name, title) => `✅ Gelöscht: ${name} von ${title}`,
  askAttach: (name, title) => `${name} an ${title} anhängen?`,
  askDelete: (name, title) => `${name} von ${title} löschen? Ich kann sie nicht zurückholen.`,
  itself: 'die Datei selbst',
  backOff: (name, title) => `↩️ Zurückgenommen: ${name} hängt nicht mehr an ${title}`,
  backOn: (name, title) => `↩️ Zurückgenommen: ${name} hängt wieder an ${title}`,
  isGone: 'sie ist nicht mehr da',
  staysGone: 'ist nicht mehr da',
  isOther: (name) => `sie heißt jetzt ${name}`,
  staysAsItIs: 'bleibt, wie sie ist',
  notThere: (name, title) => `${name} hängt nicht an ${title}`,
  stillThere: (name, title) => `${name} hängt immer noch an ${title}`,
  wasAttached: (name, title) => `${name} wurde einmal an ${title} angehängt.`,
  wasNotAttached: (name, title) => `${name} wurde nicht an ${title} angehängt`,
  wasDeleted: (name, title) => `${name} wurde von ${title} gelöscht.`,
  wasNotDeleted: (name, title) => `${name} wurde nicht von ${title} gelöscht`,
  nothingLeft: (name) => [`${name} ist endgültig weg.`, 'schick sie noch einmal.'],
  bytes: (size) => size.replace('.', ','),
};

/** All that is said about the files of tasks. */
export const sayFiles = inLanguages(english, { de: german });

import { inLanguages } from '../../core/speech.ts';

const TITLES: Readonly<Record<string, string>> = {
  Tasks: 'Aufgaben',
  Files: 'Dateien',
  Projects: 'Projekte',
  Labels: 'Labels',
  Reminders: 'Erinnerungen',
  Connections: 'Verbindungen',
  Keys: 'Schlüssel',
  Settings: 'Einstellungen',
  General: 'Allgemein',
};

/** What each action does, by its name; one that is not here is told in English. */
const SUMMARIES: Readonly<Record<string, string>> = {
  'task.add': 'eine Aufgabe hinzufügen',
  'task.list': 'Aufgaben zeigen',
  'task.review': 'zählen, was in einer Zeit erledigt, hinzugefügt und geplant wurde',
  'task.show': 'alles über eine Aufgabe zeigen',
  'task.change': 'Teile einer Aufgabe ändern',
  'task.move': 'eine Aufgabe auf einen anderen Tag oder in ein anderes Projekt verschieben',
  'task.done': 'eine Aufgabe als erledigt markieren',
  'task.reopen': 'eine erledigte Aufgabe wieder öffnen',
  'task.remove': 'eine Aufgabe löschen',
  'task.attach': 'eine Datei, die du geschickt hast, an eine Aufgabe hängen',
  'file.list': 'die Dateien einer Aufgabe zeigen',
  'file.send': 'eine Datei einer Aufgabe hierher schicken',
  'file.remove': 'eine Datei einer Aufgabe löschen',
  'task.move-own': 'die Aufgaben meiner eigenen Liste in einen verbundenen Dienst verschieben',
  'project.list': 'Projekte zeigen',
  'project.add': 'ein neues Projekt anlegen',
  'project.rename': 'einem Projekt einen anderen Namen geben',
  'project.archive': 'ein Projekt archivieren: es wird behalten und nicht mehr gezeigt',
  'label.list': 'Labels zeigen',
  'reminder.set': 'an etwas erinnern, einmal oder immer wieder',
  'reminder.list': 'zeigen, woran ich dich erinnere',
  'reminder.change': 'eine Erinnerung verschieben oder ändern',
  'reminder.cancel': 'eine Erinnerung absagen',
  'connection.add': 'einen Dienst verbinden',
  'connection.list': 'sagen, womit du verbunden bist',
  'connection.default': 'die Verbindung wählen, die gilt, wenn du keine nennst',
  'connection.remove': 'eine Verbindung entfernen und ihr Token vergessen',
  'connection.renew': 'einer Verbindung ein neues Token geben',
  'key.add': 'deinen eigenen Schlüssel für ein Cloud-Modell hinzufügen: Claude, OpenAI oder ein Endpunkt',
  'key.remove': 'einen Schlüssel für ein Cloud-Modell nicht mehr benutzen und vergessen',
  'key.list': 'sagen, welche Schlüssel du hinzugefügt hast und wofür ich sie benutzen darf',
  'consent.give': 'mir erlauben, einen deiner Schlüssel zu benutzen',
  'consent.withdraw': 'mir verbieten, einen deiner Schlüssel zu benutzen, und ihn behalten',
  'settings.set': 'wählen, wie ich für dich eingestellt bin',
  'settings.show': 'sagen, wie ich für dich eingestellt bin',
  undo: 'zurücknehmen, was ich zuletzt getan habe, innerhalb von 10 Minuten',
  help: 'sagen, was ich kann',
  status: 'sagen, was verbunden ist und wie ich eingestellt bin',
  why: 'meine letzte Antwort erklären, oder die, auf die du antwortest: wie ich sie verstand, was ich las, was aus dem Haus ging',
  ledger: 'sagen, was in einem Monat für dich aus dem Haus ging und was es kostete',
  whoami: 'sagen, wer du für mich bist',
  version: 'sagen, welche Version ich bin',
  'never-mind': 'die offene Frage fallen lassen',
  more: 'mit der zuletzt gezeigten Liste weitermachen',
};

const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  Keys: ['models', 'language models', 'cloud', 'cloud models', 'api keys', 'analysis', 'consent'],
};

const AUCH_GENANNT: Readonly<Record<string, readonly string[]>> = {
  Keys: ['Modelle', 'Modell', 'Sprachmodelle', 'Cloud', 'API-Schlüssel', 'Analyse', 'Zustimmung'],
};

export const say = inLanguages(
  {
    title: (title: string) => title,
    /** What people also look for a section by. */
    alsoCalled: (title: string): readonly string[] => ALSO_CALLED[title] ?? [],
    inSentence: (title: string) => title.toLowerCase(),
    summary: (_action: string, summary: string) => summary,
    sentencesToo: 'Plain sentences work as well: say **help** and a section or a command for examples.',
    forExample: (sentences: string) => `for example: ${sentences}`,
    noHelp: (topic: string, titles: string) =>
      `I have no help on “${topic}”. There is help on ${titles}, and on each command.`,
  },
  {
    de: {
      title: (title: string) => TITLES[title] ?? title,
      alsoCalled: (title: string): readonly string[] => AUCH_GENANNT[title] ?? [],
      inSentence: (title: string) => TITLES[title] ?? title,
      summary: (action: string, summary: string) => SUMMARIES[action] ?? summary,
      sentencesToo:
        'Einfache Sätze gehen auch: sag **Hilfe** und einen Abschnitt oder einen Befehl, dann kommen Beispiele.',
      forExample: (sentences: string) => `zum Beispiel: ${sentences}`,
      noHelp: (topic: string, titles: string) =>
        `Zu „${topic}“ habe ich keine Hilfe. Es gibt Hilfe zu ${titles} und zu jedem Befehl.`,
    },
  },
);

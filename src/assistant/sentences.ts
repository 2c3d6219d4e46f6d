import type { UnreadableBecause } from '../core/encryption.ts';
import { inLanguages } from '../core/speech.ts';

const counted = (count: number, single: string, many: string): string =>
  `${count} ${count === 1 ? single : many}`;

/** What introduces an action best; where none is said here, those of its declaration do. */
const ENGLISH_EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'reminder.set': ['remind me at 5 to call home'],
};

const GERMAN_EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'task.add': ['füge Milch zu meinen Aufgaben hinzu', 'setz Milch auf meine Liste'],
  'task.list': ['was ist heute fällig', 'was steht heute an'],
  'task.done': ['Milch erledigt', 'erledigt Milch'],
  'reminder.set': ['erinnere mich um 5 daran, zu Hause anzurufen', 'erinnere mich um 5 an den Anruf'],
  help: ['Hilfe'],
  status: ['Status'],
};

/** By the field that is missing. */
const ENGLISH_QUESTIONS: Readonly<Record<string, string>> = {
  title: 'What shall I write down?',
  what: 'What shall I remind you of?',
  which: 'Which one?',
  at: 'When?',
  due: 'When?',
  project: 'In which project?',
};

const GERMAN_QUESTIONS: Readonly<Record<string, string>> = {
  title: 'Was soll ich aufschreiben?',
  what: 'Woran soll ich dich erinnern?',
  which: 'Was davon?',
  at: 'Wann?',
  due: 'Wann?',
  project: 'In welchem Projekt?',
};

/** As tasks and reminders have them. */
const GERMAN_FIELDS: Readonly<Record<string, string>> = {
  title: 'Titel',
  what: 'Text',
  due: 'Termin',
  at: 'Zeit',
  project: 'Projekt',
  priority: 'Priorität',
  labels: 'Labels',
  assignees: 'Personen',
  repeat: 'Wiederholung',
  done: 'erledigt',
};

/** Why a device keeps its key, and what its owner can do. */
const WITHHELD: ReadonlyMap<string, string> = new Map([
  ['m.unverified', 'Your app writes to verified devices only: verify me there first.'],
  ['m.blacklisted', 'Your app has blocked my device: allow it there first.'],
]);

const GERMAN_WITHHELD: ReadonlyMap<string, string> = new Map([
  ['m.unverified', 'Deine App schreibt nur an verifizierte Geräte: verifizier mich dort zuerst.'],
  ['m.blacklisted', 'Deine App hat mein Gerät gesperrt: gib es dort zuerst frei.'],
]);

const REFUSED: Readonly<Record<UnreadableBecause, string>> = {
  malformed: 'its encryption is damaged. Please send it again.',
  'unknown algorithm': 'I do not know the way it is encrypted.',
  'forged sender': 'it was not encrypted by the one who is said to have sent it.',
  'foreign device': 'its key came from a device of somebody else.',
  'unverified device':
    'I listen to verified sessions only, and it came from another one. Verify it in your app and send it again.',
  replayed: 'it is a copy of an earlier one.',
  'changed identity':
    'the identity of its sender has changed since it was verified. Verify me again in your app, and confirm it where I run: `eis crypto verify`.',
  'other room': 'it was encrypted for another room.',
};

const GERMAN_REFUSED: Readonly<Record<UnreadableBecause, string>> = {
  malformed: 'ihre Verschlüsselung ist beschädigt. Bitte schick sie noch einmal.',
  'unknown algorithm': 'ich kenne die Art nicht, auf die sie verschlüsselt ist.',
  'forged sender': 'sie wurde nicht von der Person verschlüsselt, die sie geschickt haben soll.',
  'foreign device': 'ihr Schlüssel kam von einem fremden Gerät.',
  'unverified device':
    'ich höre nur auf verifizierte Sitzungen, und sie kam aus einer anderen. Verifizier sie in deiner App und schick die Nachricht noch einmal.',
  replayed: 'sie ist die Kopie einer früheren.',
  'changed identity':
    'die Identität ihres Absenders hat sich geändert, seit sie verifiziert wurde. Verifizier mich in deiner App noch einmal, und bestätige es dort, wo ich laufe: `eis crypto verify`.',
  'other room': 'sie wurde für einen anderen Raum verschlüsselt.',
};

/** What stands around the answers of the actions. Names and sentences of people come as Markdown. */
const english = {
  howToAnswer: '✅ yes · ❌ no (or type it; 10 minutes)',
  yes: '✅ yes',
  no: '❌ no',
  somethingElse: 'something else',
  elseChosen: '✏️ something else',
  nothing: 'nothing',
  expiredResult: 'expired',
  changedResult: 'changed',
  closedResult: 'closed',

  tooLong: 'That message is too long for me: I read up to 4,000 characters.',
  sayShorter: 'say it in fewer words.',
  expired: 'That question has expired. Nothing was done.',
  nothingOpen: 'There is no open question. Nothing was done.',
  refused: 'Nothing was done.',
  rephrase: 'Then say it in other words, or say help.',
  notUnderstood: 'I did not understand that. Say help.',
  noModel: 'I have no language model at the moment, so I only understand known phrases.',
  modelLoads: 'My language model is still being loaded, so I only understand known phrases at the moment.',
  modelBusy: 'Too many wait for my language model at the moment, so I only understood known phrases.',
  modelSlow: 'My language model took too long, so I only understood known phrases.',
  sayHelp: 'Say help to see them.',
  loading: 'Loading the local model …',
  asking: (title: string | undefined) =>
    title === undefined ? 'Asking the local model …' : `Asking ${title} …`,
  answerNow: 'I answer your question now.',
  outside: 'That is outside my abilities.',
  nearestIs: (sentence: string) => `The nearest thing I can do: ${sentence}`,
  fieldNamed: (field: string): string => field,
  whichValue: (field: string) => ENGLISH_QUESTIONS[field] ?? `What shall the ${field} be?`,
  noSuchTime: 'There is no such day, time or repeat.',
  didYouMean: 'Did you mean one of these?',

  notDone: (what: string) => `${what} It was not done.`,
  mayBeDone: (what: string) => `${what} It may have been done; I could not check.`,
  doneBut: (what: string) => `It was done, but ${what}`,
  failure: (what: string, next: string, reference: string) =>
    `⚠️ ${what}\nNext: ${next} Reference ${reference}`,
  sayAgainSoon: 'say it again in a moment.',
  lookFirst: 'look at your list before you say it again.',
  look: 'look at your list.',
  myMistake: 'That was my mistake.',
  sayOtherwise: 'say it in other words, or tell an admin the reference.',
  askAdmin: 'ask an admin, who finds more under the reference.',
  adminHasToAgree: 'An admin has to agree to this, and I cannot ask one yet',

  soAlready: 'That is so already.',
  notBegun: (count: number) => `${counted(count, 'more change was', 'more changes were')} not begun.`,
  saidYesBut: (service: string, what: string) => `${service} said yes, but ${what}.`,
  refusedAll: (what: string, others: string, reference: string) =>
    `⚠️ ${what}\n${others}Next: try again, or say status. Reference ${reference}`,
  othersAsBefore: (noun: string) => `Everything else on the ${noun} is as before. `,
  lookOrUndo: 'look at it, and say undo if you do not want it so.',
  waitILook: 'wait, I look again in a minute; please do not repeat it.',
  interrupted: 'I was interrupted, and what I find now is neither as before nor as planned.',
  askedAgo: (duration: string) => `You asked this ${duration} ago.`,
  minutes: (count: number) => counted(count, 'minute', 'minutes'),
  hours: (count: number) => counted(count, 'hour', 'hours'),
  privately: 'I answered you privately.',
  closesQuestion: 'This closes my question before: nothing was done about it.',
  oneQuestion: 'I ask one question at a time: say it again after this one.',

  lookedAgain: (what: string) => `I looked again: ${what}`,
  lookedAgainNot: (what: string) => `I looked again: ${what}. Say it again if you still want it.`,
  lookedInVain: 'I could not find out whether it was done. Please look there yourself.',
  beforeInDoubt:
    'I do not know yet whether your message was done before you changed it. I look again by myself.',
  notChangedTo: 'What you changed it to was not done: say it again after this.',

  hello: (name: string) => `Hello ${name}, I am eis. I work for you, from this chat.`,
  tasksWork: (where: string) => `✅ Tasks: known phrases work at once, in ${where}`,
  tasksAndRemindersWork: (where: string) =>
    `✅ Tasks, reminders: known phrases work at once, tasks in ${where}`,
  inOwnList: 'my own list',
  inConnection: (name: string) => `your connection ${name}`,
  nothingConnected: '❌ Your tasks: nothing is connected yet',
  localReady: '✅ Local language model: ready',
  localLoading: '✅ Local language model: it is being loaded',
  localSought: '❌ Local language model: I am still looking for it',
  localAbsent: '❌ Local language model: there is none, so I understand known phrases only',
  localUnfit: '❌ Local language model: none that fits is installed, so I understand known phrases only',
  localDown: '❌ Local language model: it does not work at the moment',
  analysisWith: (name: string) => `✅ Analysis: with your ${name} key`,
  analysisForbidden: (name: string, command: string) =>
    `❌ Analysis: I may not use your ${name} key. To allow it, say ${command}`,
  analysisBroken: (name: string) => `❌ Analysis: your ${name} key does not work any more`,
  analysisNoKey: '❌ Analysis: you have added no cloud key (optional)',
  toBegin: 'To begin:',
  say: (sentence: string) => `Say ${sentence}`,
  thenAsk: (sentence: string) => `Then ask: ${sentence}`,
  either: (one: string, other: string) => `${one}, or ${other}`,
  youCanAlsoSay: (sentences: string) => `You can also say: ${sentences}`,
  connectVikunja: 'connect vikunja',
  examplesOf: (action: string): readonly string[] => ENGLISH_EXAMPLES[action] ?? [],

  removed: (secret: string) => `I removed your message, because it held a ${secret}.`,
  notRemoved: (secret: string) =>
    `⚠️ Your message holds a ${secret}, and I may not remove it here. Please delete it now: choose remove in its menu.`,
  copiesElsewhere: ' The other homeservers in this room may keep a copy of it.',
  notUsed: (meant: string) =>
    `\nI could not read the rest of it. It was not done. Next: say ${meant}, in one line.`,
  unusedSecret: '\nI did not use it. If somebody else may have seen it, make a new one at your provider.',
  toConnect: (command: string) => `\nTo connect a service, say ${command}.`,
  toAddKey: (command: string) => `\nTo add it as yours, say ${command}.`,
  postedKey:
    'You posted a key in a room with other readers. Treat it as known to everyone there: delete it at your provider and make a new one.',
  addItHere: (command: string) => `\nThen add it here: say ${command} in this room.`,
  notAlone: 'Somebody else is in the room now where you sent me a secret, so I did not use it.',
  notAloneNow: 'Somebody else is in the room now where you asked me.',
  sayWhereAlone: 'say it again where we are alone.',

  noHomeserver: ['The homeserver did not answer me.'],
  noReaders: ['I could not ask the homeserver who reads this room.'],
  declined: 'You may not use this eis. Ask its admin.',
  cannotRead: 'I cannot read encrypted rooms yet.',
  cannotReadNow:
    'I cannot read encrypted messages at the moment, and I open no unencrypted room in their place. Whoever runs me finds the cause with: eis doctor. Then invite me again.',
  sealedWaits:
    'I cannot read what you write to me encrypted at the moment. It waits for a day, and I answer it where you wrote it as soon as I can read it. Whoever runs me finds the cause with: eis doctor.',
  newDevice:
    'I have a new device for encrypted rooms. What was sent to the old one I cannot read any more: if I did not answer you, please send it again.',
  couldNotRead: 'I could not read that message. Please send it again.',
  /** By the code with which a device says that it keeps its key; none where sending again may help by itself. */
  withheldBecause: (code: string): string | undefined => WITHHELD.get(code),
  unsigned:
    'I cannot trust that message yet: the session it came from is not verified. Verify it in your app, then I answer.',
  refusedBecause: (because: UnreadableBecause): string =>
    `I did not act on that message: ${REFUSED[because]}`,
  unsealed:
    'This room is encrypted and that message was not, so I did not act on it. Please send it again encrypted.',
  elsewhere: 'I answer in direct messages for now. Write to me there.',
  entered:
    'We are not alone in this room any more, so I do not answer here. Invite me to a room for the two of us.',
  goneHere: '⚠️ I removed a message that held a secret. It was not done.',
  staysHere:
    '⚠️ That message holds a secret, and I may not remove it here. Please delete it now. It was not done.',
  encrypted:
    'The room you wrote to me in is encrypted, and I cannot read encrypted messages yet, so I left it. Write to me here: this room is not encrypted.',
  onlyText: 'I can only read text and take files for now.',
  writeIt: 'write it to me.',
};

/** What a secret is called. */
const SECRETS: Readonly<Record<string, string>> = {
  token: 'ein Token',
  key: 'ein Schlüssel',
  password: 'ein Passwort',
};
const inGerman = (secret: string): string => SECRETS[secret] ?? 'ein Geheimnis';

const german = {
  howToAnswer: '✅ ja · ❌ nein (oder tippen; 10 Minuten)',
  yes: '✅ ja',
  no: '❌ nein',
  somethingElse: 'etwas anderes',
  elseChosen: '✏️ etwas anderes',
  nothing: 'nichts',
  expiredResult: 'abgelaufen',
  changedResult: 'geändert',
  closedResult: 'geschlossen',

  tooLong: 'Diese Nachricht ist mir zu lang: ich lese bis zu 4.000 Zeichen.',
  sayShorter: 'sag es kürzer.',
  expired: 'Diese Frage ist abgelaufen. Es wurde nichts getan.',
  nothingOpen: 'Es ist keine Frage offen. Es wurde nichts getan.',
  refused: 'Es wurde nichts getan.',
  rephrase: 'Dann sag es mit anderen Worten, oder sag „Hilfe“.',
  notUnderstood: 'Das habe ich nicht verstanden. Sag „Hilfe“.',
  noModel: 'Ich habe gerade kein Sprachmodell, darum verstehe ich nur bekannte Sätze.',
  modelLoads: 'Mein Sprachmodell wird noch geladen, darum verstehe ich gerade nur bekannte Sätze.',
  modelBusy: 'Gerade warten zu viele auf mein Sprachmodell, darum verstehe ich nur bekannte Sätze.',
  modelSlow: 'Mein Sprachmodell hat zu lange gebraucht, darum verstehe ich nur bekannte Sätze.',
  sayHelp: 'Sag „Hilfe“, dann zeige ich sie dir.',
  loading: 'Ich lade das lokale Modell …',
  asking: (title: string | undefined) =>
    title === undefined ? 'Ich frage das lokale Modell …' : `Ich frage ${title} …`,
  answerNow: 'Ich beantworte jetzt deine Frage.',
  outside: 'Das kann ich nicht.',
  nearestIs: (sentence: string) => `Am nächsten kommt dem: ${sentence}`,
  fieldNamed: (field: string) => GERMAN_FIELDS[field] ?? field,
  whichValue: (field: string) => GERMAN_QUESTIONS[field] ?? `Was soll bei ${field} stehen?`,
  noSuchTime: 'Diesen Tag, diese Uhrzeit oder diese Wiederholung gibt es nicht.',
  didYouMean: 'Meinst du einen davon?',

  notDone: (what: string) => `${what} Es wurde nicht getan.`,
  mayBeDone: (what: string) => `${what} Es wurde vielleicht getan; ich konnte es nicht prüfen.`,
  doneBut: (what: string) => `Es wurde getan, aber ${what}`,
  failure: (what: string, next: string, reference: string) =>
    `⚠️ ${what}\nAls Nächstes: ${next} Kennung ${reference}`,
  sayAgainSoon: 'sag es gleich noch einmal.',
  lookFirst: 'sieh in deiner Liste nach, bevor du es noch einmal sagst.',
  look: 'sieh in deiner Liste nach.',
  myMistake: 'Das war mein Fehler.',
  sayOtherwise: 'sag es mit anderen Worten, oder gib einem Admin die Kennung.',
  askAdmin: 'frag einen Admin, der unter der Kennung mehr findet.',
  adminHasToAgree: 'Dem muss ein Admin zustimmen, und ich kann noch keinen fragen',

  soAlready: 'Das ist schon so.',
  notBegun: (count: number) =>
    count === 1
      ? '1 weitere Änderung wurde nicht begonnen.'
      : `${count} weitere Änderungen wurden nicht begonnen.`,
  saidYesBut: (service: string, what: string) => `${service} hat zugesagt, aber ${what}.`,
  refusedAll: (what: string, others: string, reference: string) =>
    `⚠️ ${what}\n${others}Als Nächstes: versuch es noch einmal, oder sag „Status“. Kennung ${reference}`,
  othersAsBefore: (_noun: string) => 'Alles andere daran ist wie vorher. ',
  lookOrUndo: 'sieh es dir an, und sag „rückgängig“, wenn du es so nicht willst.',
  waitILook: 'warte, ich sehe in einer Minute noch einmal nach; bitte wiederhol es nicht.',
  interrupted: 'Ich wurde unterbrochen, und was ich jetzt finde, ist weder wie vorher noch wie geplant.',
  askedAgo: (duration: string) => `Das hast du vor ${duration} gefragt.`,
  minutes: (count: number) => counted(count, 'Minute', 'Minuten'),
  hours: (count: number) => counted(count, 'Stunde', 'Stunden'),
  privately: 'Ich habe dir privat geantwortet.',
  closesQuestion: 'Damit ist meine Frage davor geschlossen: dazu wurde nichts getan.',
  oneQuestion: 'Ich stelle immer nur eine Frage: sag es danach noch einmal.',

  lookedAgain: (what: string) => `Ich habe noch einmal nachgesehen: ${what}`,
  lookedAgainNot: (what: string) =>
    `Ich habe noch einmal nachgesehen: ${what}. Sag es noch einmal, wenn du es weiterhin willst.`,
  lookedInVain: 'Ich konnte nicht herausfinden, ob es getan wurde. Bitte sieh dort selbst nach.',
  beforeInDoubt:
    'Ich weiß noch nicht, ob deine Nachricht erledigt wurde, bevor du sie geändert hast. Ich sehe von selbst noch einmal nach.',
  notChangedTo: 'Was du daraus gemacht hast, wurde nicht getan: sag es danach noch einmal.',

  hello: (name: string) => `Hallo ${name}, ich bin eis. Ich arbeite für dich, hier aus dem Chat.`,
  tasksWork: (where: string) => `✅ Aufgaben: bekannte Sätze wirken sofort, in ${where}`,
  tasksAndRemindersWork: (where: string) =>
    `✅ Aufgaben, Erinnerungen: bekannte Sätze wirken sofort, Aufgaben in ${where}`,
  inOwnList: 'meiner eigenen Liste',
  inConnection: (name: string) => `deiner Verbindung ${name}`,
  nothingConnected: '❌ Deine Aufgaben: es ist noch nichts verbunden',
  localReady: '✅ Lokales Sprachmodell: bereit',
  localLoading: '✅ Lokales Sprachmodell: es wird geladen',
  localSought: '❌ Lokales Sprachmodell: ich suche es noch',
  localAbsent: '❌ Lokales Sprachmodell: es gibt keines, ich verstehe nur bekannte Sätze',
  localUnfit: '❌ Lokales Sprachmodell: es ist kein passendes installiert, ich verstehe nur bekannte Sätze',
  localDown: '❌ Lokales Sprachmodell: es geht im Moment nicht',
  analysisWith: (name: string) => `✅ Analyse: mit deinem Schlüssel für ${name}`,
  analysisForbidden: (name: string, command: string) =>
    `❌ Analyse: ich darf deinen Schlüssel für ${name} nicht benutzen. Um es zu erlauben, sag ${command}`,
  analysisBroken: (name: string) => `❌ Analyse: dein Schlüssel für ${name} funktioniert nicht mehr`,
  analysisNoKey: '❌ Analyse: du hast keinen Cloud-Schlüssel hinzugefügt (freiwillig)',
  toBegin: 'Zum Anfangen:',
  say: (sentence: string) => `Sag ${sentence}`,
  thenAsk: (sentence: string) => `Dann frag: ${sentence}`,
  either: (one: string, other: string) => `${one}, oder ${other}`,
  youCanAlsoSay: (sentences: string) => `Du kannst auch sagen: ${sentences}`,
  connectVikunja: 'verbinde vikunja',
  examplesOf: (action: string): readonly string[] => GERMAN_EXAMPLES[action] ?? [],

  removed: (secret: string) => `Ich habe deine Nachricht entfernt, weil ${inGerman(secret)} darin stand.`,
  notRemoved: (secret: string) =>
    `⚠️ In deiner Nachricht steht ${inGerman(secret)}, und ich darf sie hier nicht entfernen. Bitte lösch sie jetzt: wähl „Entfernen“ in ihrem Menü.`,
  copiesElsewhere: ' Die anderen Homeserver in diesem Raum behalten vielleicht eine Kopie davon.',
  notUsed: (meant: string) =>
    `\nDas Übrige konnte ich nicht lesen. Es wurde nicht getan. Als Nächstes: sag ${meant}, in einer Zeile.`,
  unusedSecret:
    '\nIch habe es nicht benutzt. Wenn es jemand anders gesehen haben kann, mach bei deinem Anbieter ein neues.',
  toConnect: (command: string) => `\nUm einen Dienst zu verbinden, sag ${command}.`,
  toAddKey: (command: string) => `\nUm ihn als deinen hinzuzufügen, sag ${command}.`,
  postedKey:
    'Du hast einen Schlüssel in einen Raum mit anderen geschrieben. Behandle ihn so, als kennten ihn dort alle: lösch ihn bei deinem Anbieter und mach einen neuen.',
  addItHere: (command: string) => `\nDann füg ihn hier hinzu: sag ${command} in diesem Raum.`,
  notAlone:
    'In dem Raum, in dem du mir ein Geheimnis geschickt hast, ist jetzt noch jemand, darum habe ich es nicht benutzt.',
  notAloneNow: 'In dem Raum, in dem du mich gefragt hast, ist jetzt noch jemand.',
  sayWhereAlone: 'sag es noch einmal, wo wir allein sind.',

  noHomeserver: ['Der Homeserver hat mir nicht geantwortet.'],
  noReaders: ['Ich konnte den Homeserver nicht fragen, wer in diesem Raum mitliest.'],
  declined: 'Du darfst dieses eis nicht benutzen. Frag seinen Admin.',
  cannotRead: 'Verschlüsselte Räume kann ich noch nicht lesen.',
  cannotReadNow:
    'Verschlüsselte Nachrichten kann ich gerade nicht lesen, und einen unverschlüsselten Raum mache ich dafür nicht auf. Wer mich betreibt, findet die Ursache mit: eis doctor. Lade mich danach wieder ein.',
  sealedWaits:
    'Was du mir verschlüsselt schreibst, kann ich gerade nicht lesen. Es wartet einen Tag, und ich antworte dort, wo du es geschrieben hast, sobald ich es lesen kann. Wer mich betreibt, findet die Ursache mit: eis doctor.',
  newDevice:
    'Ich habe ein neues Gerät für verschlüsselte Räume. Was an das alte ging, kann ich nicht mehr lesen: Wenn ich dir nicht geantwortet habe, schick es bitte noch einmal.',
  couldNotRead: 'Ich konnte diese Nachricht nicht lesen. Bitte schick sie noch einmal.',
  withheldBecause: (code: string): string | undefined => GERMAN_WITHHELD.get(code),
  unsigned:
    'Dieser Nachricht kann ich noch nicht trauen: die Sitzung, aus der sie kommt, ist nicht verifiziert. Verifizier sie in deiner App, dann antworte ich.',
  refusedBecause: (because: UnreadableBecause): string =>
    `Diese Nachricht habe ich nicht ausgeführt: ${GERMAN_REFUSED[because]}`,
  unsealed:
    'Dieser Raum ist verschlüsselt, und diese Nachricht war es nicht, darum habe ich sie nicht ausgeführt. Bitte schick sie noch einmal verschlüsselt.',
  elsewhere: 'Ich antworte vorerst nur in Direktnachrichten. Schreib mir dort.',
  entered:
    'Wir sind in diesem Raum nicht mehr allein, darum antworte ich hier nicht. Lade mich in einen Raum für uns beide ein.',
  goneHere: '⚠️ Ich habe eine Nachricht entfernt, in der ein Geheimnis stand. Es wurde nicht getan.',
  staysHere:
    '⚠️ In dieser Nachricht steht ein Geheimnis, und ich darf sie hier nicht entfernen. Bitte lösch sie jetzt. Es wurde nicht getan.',
  encrypted:
    'Der Raum, in dem du mir geschrieben hast, ist verschlüsselt, und ich kann verschlüsselte Nachrichten noch nicht lesen, darum habe ich ihn verlassen. Schreib mir hier: dieser Raum ist nicht verschlüsselt.',
  onlyText: 'Ich kann bisher nur Text lesen und Dateien annehmen.',
  writeIt: 'schreib es mir.',
};

export const sayAround = inLanguages(english, { de: german });

import type { FieldName } from '../task.ts';

type Moment = 'due' | 'start' | 'end';
type Noun = 'project' | 'label';
type Op = 'create' | 'update' | 'remove';

const VERBS = { create: 'hinzugefügt', update: 'geändert', remove: 'gelöscht' } as const;
const NOUNS = { project: 'Projekt', label: 'Label' } as const;
const MOMENTS = { due: 'fällig', start: 'Beginn', end: 'Ende' } as const;
const DATES = { due: 'Fälligkeit', start: 'Beginn', end: 'Ende' } as const;

const one = (count: number, single: string, many: string): string => (count === 1 ? single : many);
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1) ?? ''}`;

const PRIORITIES = ['keine', '1 niedrig', '2 mittel', '3 hoch', '4 dringend', '5 sofort'];
const OLD: Readonly<Partial<Record<FieldName, readonly [single: string, many: string]>>> = {
  title: ['ihren alten Titel', 'ihre alten Titel'],
  project: ['ihr altes Projekt', 'ihre alten Projekte'],
  due: ['ihr altes Datum', 'ihre alten Daten'],
  start: ['ihr altes Datum', 'ihre alten Daten'],
  end: ['ihr altes Datum', 'ihre alten Daten'],
  priority: ['ihre alte Priorität', 'ihre alten Prioritäten'],
  labels: ['ihre alten Labels', 'ihre alten Labels'],
  assignees: ['ihre alten Zuständigen', 'ihre alten Zuständigen'],
  repeat: ['ihre alte Wiederholung', 'ihre alten Wiederholungen'],
  reminders: ['ihre alten Erinnerungen', 'ihre alten Erinnerungen'],
  description: ['ihre alte Beschreibung', 'ihre alten Beschreibungen'],
};

/** `Priorität`, or `Priorität von milk`. */
const whose = (part: string, of: string | undefined): string =>
  of === undefined ? part : `${part} von ${of}`;
const it = (of: string | undefined): string => of ?? 'sie';
const is = (isStill: boolean): string => (isStill ? 'ist noch' : 'ist');
const UNDO = 'Sag innerhalb von 10 Minuten „rückgängig“';

export const german = {
  ownList: 'meine eigene Liste',
  inOwnList: ' in meiner eigenen Liste',
  fromOwnList: ' aus meiner eigenen Liste',
  inProject: (name: string) => ` in ${name}`,
  toConnection: (name: string) => ` nach ${name}`,
  tasks: (count: number) => one(count, '1 Aufgabe', `${count} Aufgaben`),
  listed,

  added: (title: string) => `✅ Hinzugefügt: ${title}`,
  done: (title: string) => `✅ Erledigt: ${title}`,
  reopened: (title: string) => `✅ Wieder offen: ${title}`,
  changed: (title: string) => `✅ Geändert: ${title}`,
  deleted: (title: string) => `✅ Gelöscht: ${title}. ${UNDO}, um es zurückzuholen.`,
  nextDue: (when: string) => `wieder fällig ${when}`,
  project: (name: string) => `Projekt ${name}`,

  addedMany: (counted: string) => `✅ Hinzugefügt: ${counted}. ${UNDO}, um es zurückzunehmen.`,
  movedMany: (counted: string) => `✅ Verschoben: ${counted}. ${UNDO}, um es zurückzunehmen.`,
  deletedMany: (counted: string) => `✅ Gelöscht: ${counted}. ${UNDO}, um sie zurückzuholen.`,
  doneMany: (counted: string) => `✅ Erledigt: ${counted}. ${UNDO}, um es zurückzunehmen.`,
  changedMany: (counted: string, changes: string | undefined) =>
    `✅ Geändert: ${counted}${changes === undefined ? '' : `: ${changes}`}. ${UNDO}, um es zurückzunehmen.`,
  ownChange: (name: string, changes: string) => `${name}: ${changes}`,
  wasAdded: 'hinzugefügt',
  wasDeleted: 'gelöscht',

  askAdd: (title: string) => `${title} hinzufügen?`,
  askDelete: (title: string) => `${title} löschen?`,
  askDone: (title: string) => `${title} als erledigt markieren?`,
  askReopen: (title: string) => `${title} wieder öffnen?`,
  askChange: (title: string, changes: string | undefined) =>
    changes === undefined ? `${title} ändern?` : `${title} ändern: ${changes}?`,
  askMove: (counted: string) => `${counted} verschieben?`,
  bringBack: (forGood: readonly string[]) =>
    `Ich kann die Aufgabe 10 Minuten lang zurückholen${forGood.length === 0 ? '' : `, aber nicht ${listed(forGood)}`}.`,
  bringBackMany: (isForGood: boolean) =>
    `Ich kann die Aufgaben 10 Minuten lang zurückholen${isForGood ? ', aber nicht ihre Kommentare, Anhänge und Nummern' : ''}.`,

  backAgain: (title: string) => `↩️ Zurückgenommen: ${title} ist wieder da`,
  backGone: (title: string) => `↩️ Zurückgenommen: ${title} ist wieder weg`,
  back: (what: string) => `↩️ Zurückgenommen: ${what}`,
  backNothing: 'Es wurde nichts zurückgenommen.',
  areThereAgain: (count: number) => `${one(count, 'ist', 'sind')} wieder da`,
  areGoneAgain: (count: number) => `${one(count, 'ist', 'sind')} wieder weg`,
  areAsBefore: (count: number) => `${one(count, 'ist', 'sind')} wie vorher`,
  areAgain: (count: number, isDone: boolean) =>
    `${one(count, 'ist', 'sind')} wieder ${isDone ? 'erledigt' : 'offen'}`,
  haveOld: (count: number, fields: readonly FieldName[]): string | undefined => {
    const [old, ...more] = new Set(fields.map((field) => OLD[field]?.[count === 1 ? 0 : 1]));
    if (old === undefined || more.length > 0) return undefined;
    return `${one(count, 'hat', 'haben')} wieder ${old}`;
  },

  foundAdded: (title: string, lacking: string) => `${title} wurde einmal hinzugefügt${lacking}.`,
  foundChanged: (title: string, lacking: string) => `${title} wurde geändert${lacking}.`,
  foundDone: (title: string, lacking: string) => `${title} wurde erledigt${lacking}.`,
  foundDeleted: (title: string, lacking: string) => `${title} wurde gelöscht${lacking}.`,
  notAdded: (title: string) => `${title} wurde nicht hinzugefügt`,
  notChanged: (title: string) => `${title} wurde nicht geändert`,
  notDone: (title: string) => `${title} wurde nicht erledigt`,
  notDeleted: (title: string) => `${title} wurde nicht gelöscht`,
  butLacking: (parts: readonly string[]) => `, aber ${listed(parts)}`,

  moment: (field: Moment, when: string) => `${MOMENTS[field]} ${when}`,
  priority: (priority: number) => `Priorität ${PRIORITIES[priority] ?? String(priority)}`,
  priorityAlone: (priority: number) => PRIORITIES[priority] ?? String(priority),
  labels: (count: number, names: string) => `${one(count, 'Label', 'Labels')} ${names}`,
  reminders: (count: number, moments: string) => `${one(count, 'Erinnerung', 'Erinnerungen')} ${moments}`,
  assigned: (names: readonly string[]) => `zugewiesen an ${listed(names)}`,
  repeats: (repeat: string) => `wiederholt sich ${repeat}`,
  withDescription: 'mit einer Beschreibung',

  titleTo: (before: string, after: string) => `Titel ${before} → ${after}`,
  projectTo: (before: string, after: string) => `Projekt ${before} → ${after}`,
  momentTo: (field: Moment, fromTo: string) => `${MOMENTS[field]} ${fromTo}`,
  priorityTo: (before: string, after: string) => `Priorität ${before} → ${after}`,
  noDate: 'kein Datum',
  isRemoved: (what: string) => `${what} entfernt`,
  isAdded: (what: string) => `${what} hinzugefügt`,
  isAssigned: (names: string) => `${names} zugewiesen`,
  isNotAssigned: (names: string) => `${names} nicht mehr zugewiesen`,
  repeatsNoLonger: 'wiederholt sich nicht mehr',
  descriptionAdded: 'Beschreibung hinzugefügt',
  descriptionChanged: 'Beschreibung geändert',
  descriptionRemoved: 'Beschreibung entfernt',
  isDone: 'erledigt',
  isOpenAgain: 'wieder offen',
  keysChanged: (keys: readonly string[]) => `${listed(keys)} geändert`,
  projectAll: (arrow: string, name: string) => `Projekt ${arrow}${name}`,
  priorityAll: (arrow: string, priority: string) => `Priorität ${arrow}${priority}`,
  momentAll: (field: Moment, arrow: string, when: string) => `${MOMENTS[field]} ${arrow}${when}`,

  isGone: 'sie ist nicht mehr da',
  staysGone: 'ist nicht mehr da',
  staysAt: (when: string) => `bleibt bei ${when}`,
  staysAsItIs: 'bleibt, wie es ist',
  momentIsNow: (field: Moment, when: string | undefined) =>
    `${DATES[field]} ist jetzt ${when === undefined ? 'leer' : when}`,
  titleIsNow: (title: string) => `der Titel ist jetzt ${title}`,
  projectIsNow: (name: string) => `das Projekt ist jetzt ${name}`,
  priorityIsNow: (priority: string) => `die Priorität ist jetzt ${priority}`,
  labelsAreNow: (names: string | undefined) =>
    names === undefined ? 'sie hat jetzt keine Labels' : `die Labels sind jetzt ${names}`,
  assignedNow: (names: string | undefined) => `sie ist jetzt ${names ?? 'niemandem'} zugewiesen`,
  repeatsNow: (repeat: string | undefined) =>
    repeat === undefined ? 'sie wiederholt sich nicht mehr' : `sie wiederholt sich jetzt ${repeat}`,
  remindersHaveChanged: 'die Erinnerungen haben sich geändert',
  descriptionHasChanged: 'die Beschreibung hat sich geändert',
  isDoneNow: (isDone: boolean) => (isDone ? 'sie ist jetzt erledigt' : 'sie ist jetzt offen'),
  keysHaveChanged: (keys: readonly string[]) => `${listed(keys)} hat sich geändert`,

  isStillThere: (title: string) => `${title} ist noch da`,
  isNotThere: (title: string) => `${title} ist nicht da`,
  lacksMoment: (of: string | undefined, field: Moment) => `${whose(DATES[field], of)} ist leer`,
  hasMoment: (of: string | undefined, field: Moment, isStill: boolean, when: string) =>
    `${whose(DATES[field], of)} ${is(isStill)} ${when}`,
  hasTitle: (isStill: boolean, title: string) => `der Titel ${is(isStill)} ${title}`,
  hasProject: (of: string | undefined, isStill: boolean, name: string) =>
    `${it(of)} ${is(isStill)} in ${name}`,
  hasPriority: (of: string | undefined, isStill: boolean, priority: string) =>
    `${whose('Priorität', of)} ${is(isStill)} ${priority}`,
  lacksLabel: (of: string | undefined, label: string) =>
    of === undefined ? `das Label ${label} fehlt` : `das Label ${label} fehlt bei ${of}`,
  hasLabel: (of: string | undefined, label: string) =>
    of === undefined ? `das Label ${label} ist noch da` : `das Label ${label} ist noch bei ${of}`,
  lacksAssignee: (of: string | undefined, who: string) => `${it(of)} ist ${who} nicht zugewiesen`,
  hasAssignee: (of: string | undefined, who: string) => `${it(of)} ist ${who} noch zugewiesen`,
  hasRepeat: (of: string | undefined, repeat: string | undefined) =>
    `${it(of)} wiederholt sich ${repeat ?? 'nicht'}`,
  otherReminders: (of: string | undefined) => `${whose('Erinnerungen', of)} sind nicht wie gewünscht`,
  otherDescription: (of: string | undefined) => `${whose('Beschreibung', of)} ist nicht wie gewünscht`,
  hasState: (of: string | undefined, isStill: boolean, isDone: boolean) =>
    `${it(of)} ${is(isStill)} ${isDone ? 'erledigt' : 'offen'}`,
  otherKeys: (of: string | undefined, keys: readonly string[]) =>
    `${whose(listed(keys), of)} ist nicht, wie es sein sollte`,

  lostMoment: (field: Moment) => `${DATES[field]} ist weg`,
  lostPriority: 'die Priorität ist weg',
  lostLabels: 'die Labels sind weg',
  lostTheseLabels: (names: readonly string[]) =>
    `${one(names.length, 'das Label', 'die Labels')} ${listed(names)} ${one(names.length, 'ist', 'sind')} weg`,
  lostAssignees: 'niemand ist mehr zuständig',
  lostRepeat: 'die Wiederholung ist weg',
  lostReminders: 'die Erinnerungen sind weg',
  lostDescription: 'die Beschreibung ist weg',
  lostKeys: (keys: readonly string[]) => `${listed(keys)} ist nicht wie vorher`,

  placeAdded: (noun: Noun, name: string) => `✅ Hinzugefügt: ${NOUNS[noun]} ${name}`,
  placeDeleted: (noun: Noun, name: string) =>
    `✅ Gelöscht: ${NOUNS[noun]} ${name}. ${UNDO}, um es zurückzuholen.`,
  placeChanged: (noun: Noun, name: string) => `✅ Geändert: ${NOUNS[noun]} ${name}`,
  askMakePlace: (noun: Noun, name: string) => `Neues ${NOUNS[noun]} ${name} anlegen?`,
  askDeletePlace: (noun: Noun, name: string) => `Das ${NOUNS[noun]} ${name} löschen?`,
  askChangePlace: (noun: Noun, name: string, changes: string) =>
    `Das ${NOUNS[noun]} ${name} ändern: ${changes}?`,
  place: (noun: Noun, name: string) => `${NOUNS[noun]} ${name}`,
  placeStillThere: (noun: Noun, name: string) => `das ${NOUNS[noun]} ${name} ist noch da`,
  placeNotThere: (noun: Noun, name: string) => `das ${NOUNS[noun]} ${name} ist nicht da`,
  placeFound: (noun: Noun, name: string, op: Op, other: string) =>
    `${NOUNS[noun]} ${name} wurde ${VERBS[op]}${other}.`,
  placeNotFound: (noun: Noun, name: string, op: Op) => `${NOUNS[noun]} ${name} wurde nicht ${VERBS[op]}`,
  nameTo: (before: string, after: string) => `Name ${before} → ${after}`,
  archived: (isArchived: boolean) => (isArchived ? 'archiviert' : 'nicht mehr archiviert'),
  fieldChanged: (field: string) => `${field} geändert`,
  nameIsNow: (name: string) => `der Name ist jetzt ${name}`,
  archivedNow: (isArchived: boolean) =>
    isArchived ? 'es ist jetzt archiviert' : 'es ist jetzt nicht archiviert',
  fieldHasChanged: (field: string) => `${field} hat sich geändert`,
  oldNameAgain: 'hat wieder seinen alten Namen',
  archivedAgain: (isArchived: boolean) =>
    isArchived ? 'ist wieder archiviert' : 'ist nicht mehr archiviert',
  oldFieldAgain: (field: string) => `hat ${field} wieder wie vorher`,

  dueToday: '📋 Heute fällig',
  allTasks: 'Alle Aufgaben',
  openTasks: 'Offene Aufgaben',
  doneTasks: 'Erledigt',
  overdueTasks: 'Überfällig',
  dueThen: (when: string) => `Fällig ${when}`,
  inTheProject: (name: string) => `in ${name}`,
  withLabels: (names: readonly string[]) => `mit ${one(names.length, 'Label', 'Labels')} ${names.join(', ')}`,
  assignedTo: (name: string) => `zugewiesen an ${name}`,
  withPriority: (priority: string) => `mit Priorität ${priority}`,
  withText: (text: string) => `mit „${text}“`,
  nothing: 'nichts',
  overdueSince: (when: string) => `überfällig seit ${when}`,
  dueTodayAt: (clock: string | undefined) =>
    clock === undefined ? 'heute fällig' : `heute fällig, ${clock}`,
  dueOn: (when: string) => `fällig ${when}`,
  stateDone: 'erledigt',
  stateOpen: 'offen',

  projects: (count: number) => (count === 0 ? 'Projekte: keine' : `Projekte: ${count}`),
  noProjectsIn: (place: string) => `Hier gibt es keine Projekte: ${place}.`,
  connectForProjects: (place: string) =>
    `Hier gibt es keine Projekte: ${place}. Verbinde einen Dienst, der welche hat: sag „verbinde vikunja“.`,
  thisList: 'diese Liste',
  theService: 'dieser Dienst',
  hasNoProjects: (place: string) => `Keine Projekte hat ${place}.`,
  withoutProject: 'ohne Projekt',
  projectIsThere: (name: string) => `Ein Projekt namens ${name} gibt es schon.`,
  projectIsArchived: (name: string) => `Das Projekt ${name} ist archiviert: es kann nichts Neues hinein.`,
  archivedAlready: (name: string) => `Das Projekt ${name} ist schon archiviert.`,
  projectIsGone: (name: string) => `Das Projekt ${name} ist nicht mehr da.`,
  whichProject: (words: string) => `Welches Projekt meinst du mit „${words}“?`,
  twinProjects: (words: string) =>
    `Es gibt mehrere Projekte namens „${words}“, und ich kann sie nicht unterscheiden. Gib einem davon einen anderen Namen.`,
  severalProjects: (words: string, names: readonly string[]) =>
    `Mehrere Projekte passen auf „${words}“: ${names.join(', ')}.`,
  noProjectLike: (words: string) => `Ich finde kein Projekt wie „${words}“.`,
  shallIMakeIt: (words: string) =>
    `Ich finde kein Projekt wie „${words}“. Soll ich es anlegen? Dann sag es noch einmal.`,
  makeProject: (name: string) => `Projekt ${name} anlegen`,
  noDefault: (name: string) => `Dein Standardprojekt ${name} ist nicht da, darum liegt es im Eingang.`,
  whereTo: 'In welches Projekt soll es? Sag es noch einmal mit +Projekt am Ende.',
  labelsAre: (names: readonly string[]) => `Labels: ${names.length === 0 ? 'keine' : names.join(', ')}`,
  newLabel: (title: string) => `Label ${title}`,
  newProject: (name: string) => `Projekt ${name}`,

  whom: (who: string) => `Wen meinst du mit „${who}“?`,
  nobodyGoesBy: (place: string, who: string) => `Niemand heißt „${who}“: ${place}.`,
  assignToNobody: 'niemandem zuweisen',
  cannotRepeat: (place: string, repeat: string) => `${place} kann nichts so wiederholen: ${repeat}.`,
  nearestRepeat: (place: string, wanted: string, nearest: string) =>
    `${place} kann es nicht so wiederholen: ${wanted}. Am nächsten kommt: ${nearest}. Was soll es sein?`,
  noRepeat: 'keine Wiederholung',
  isOver: (when: string) => `${when} ist vorbei.`,
  sayTimeToCome: 'Sag es noch einmal mit einer Zeit, die noch kommt.',
  whenDue: (title: string) => `Wann soll „${title}“ fällig sein?`,
  today: 'heute',
  tomorrow: 'morgen',
  tomorrowAt: (clock: string) => `morgen, ${clock}`,

  noSuchTask: 'So eine Aufgabe finde ich nicht.',
  noProjectOrLabel: (words: string) => `Ich finde kein Projekt oder Label wie „${words}“.`,
  choiceDue: (title: string, day: string) => `${title} – fällig ${day}`,
  orSay: (question: string, sentences: string) => `${question} Sag: ${sentences}`,

  isSoAlready: (title: string) => `„${title}“ ist schon so.`,
  areSoAlready: 'Sie sind schon so.',
  isDoneAlready: (title: string) => `„${title}“ ist schon erledigt.`,
  isOpenAlready: (title: string) => `„${title}“ ist offen.`,
  isThereAlready: (title: string) => `„${title}“ ist schon dort.`,
  whatChange: 'Was soll geändert werden? Sag es mit seinem neuen Wert.',
  moveWhere: 'Wohin? Sag einen Tag oder ein Projekt.',
  hasNoLabel: (title: string, label: string) => `${title} hat kein Label ${label}.`,
  isNotAssignedTo: (title: string, who: string) => `${title} ist ${who} nicht zugewiesen.`,
  isNoPart: (words: string | undefined, title: string) =>
    words === undefined ? `Das ist kein Teil von ${title}.` : `„${words}“ ist kein Teil von ${title}.`,
  hasNone: (title: string, words: string) => `Bei ${title} gibt es das nicht: ${words}.`,
  whichPart: 'Welchen Teil meinst du?',

  isThisYourZone: (zone: string) =>
    `Deine Zeitzone ist nicht eingestellt; ich habe ${zone} genommen (die dieses eis). Stimmt das?`,
  yes: 'ja',
  noInbox: ['Es gibt kein Projekt für neue Aufgaben.', 'nenn eines mit +Projekt'],
  projectNotMade: ['Das neue Projekt ist nicht da.', 'versuch es noch einmal'],
  projectInUse: [
    'In diesem Projekt sind inzwischen Aufgaben.',
    'lösch es selbst, wenn du sie weghaben willst',
  ],
  labelInUse: [
    'Andere Aufgaben haben dieses Label inzwischen.',
    'lösch es selbst, wenn du es nicht brauchst',
  ],

  notConnected: 'Du bist mit keinem Dienst verbunden. Sag: verbinde vikunja',
  noConnection: (words: string, names: string) =>
    `Du hast keine Verbindung namens „${words}“. Du hast: ${names}.`,
  nothingToMove: 'In meiner eigenen Liste ist keine offene Aufgabe.',
};

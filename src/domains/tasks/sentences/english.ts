import type { FieldName } from '../task.ts';

type Moment = 'due' | 'start' | 'end';
type Noun = 'project' | 'label';
type Op = 'create' | 'update' | 'remove';

const VERBS = { create: 'added', update: 'changed', remove: 'deleted' } as const;

const one = (count: number, single: string, many: string): string => (count === 1 ? single : many);
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const PRIORITIES = ['none', '1 low', '2 medium', '3 high', '4 urgent', '5 do now'];
const DATES = { due: 'due date', start: 'start date', end: 'end date' } as const;
const OLD: Readonly<Partial<Record<FieldName, string>>> = {
  title: 'titles',
  project: 'projects',
  due: 'dates',
  start: 'dates',
  end: 'dates',
  priority: 'priorities',
  labels: 'labels',
  assignees: 'people',
  repeat: 'repeats',
  reminders: 'reminders',
  description: 'descriptions',
};

/** `its priority`, or `the priority of milk`. */
const whose = (part: string, of: string | undefined): string =>
  of === undefined ? `its ${part}` : `the ${part} of ${of}`;
const it = (of: string | undefined): string => of ?? 'it';
const is = (isStill: boolean): string => (isStill ? 'is still' : 'is');

/**
 * Titles and names are Markdown already. `of` is the title of a task where it has to be named; left out, the sentence
 * is about it.
 */
export const english = {
  ownList: 'my own list',
  inOwnList: ' in my own list',
  fromOwnList: ' from my own list',
  inProject: (name: string) => ` in ${name}`,
  toConnection: (name: string) => ` to ${name}`,
  tasks: (count: number) => one(count, '1 task', `${count} tasks`),
  listed,

  added: (title: string) => `✅ Added: ${title}`,
  done: (title: string) => `✅ Done: ${title}`,
  reopened: (title: string) => `✅ Reopened: ${title}`,
  changed: (title: string) => `✅ Changed: ${title}`,
  deleted: (title: string) => `✅ Deleted: ${title}. Say undo within 10 minutes to bring it back.`,
  nextDue: (when: string) => `next due ${when}`,
  project: (name: string) => `Project ${name}`,

  addedMany: (counted: string) => `✅ Added ${counted}. Say undo within 10 minutes.`,
  movedMany: (counted: string) => `✅ Moved ${counted}. Say undo within 10 minutes.`,
  deletedMany: (counted: string) => `✅ Deleted ${counted}. Say undo within 10 minutes to bring them back.`,
  doneMany: (counted: string) => `✅ Done: ${counted}. Say undo within 10 minutes.`,
  changedMany: (counted: string, changes: string | undefined) =>
    `✅ Changed ${counted}${changes === undefined ? '' : `: ${changes}`}. Say undo within 10 minutes.`,
  ownChange: (name: string, changes: string) => `${name}: ${changes}`,
  wasAdded: 'added',
  wasDeleted: 'deleted',

  askAdd: (title: string) => `Add ${title}?`,
  askDelete: (title: string) => `Delete ${title}?`,
  askDone: (title: string) => `Mark ${title} as done?`,
  askReopen: (title: string) => `Open ${title} again?`,
  askChange: (title: string, changes: string | undefined) =>
    `Change ${title}${changes === undefined ? '' : `: ${changes}`}?`,
  askMove: (counted: string) => `Move ${counted}?`,
  bringBack: (forGood: readonly string[]) =>
    `I can bring the task back for 10 minutes${forGood.length === 0 ? '' : `, but not ${forGood.join(' and ')}`}.`,
  bringBackMany: (isForGood: boolean) =>
    `I can bring the tasks back for 10 minutes${isForGood ? ', but not their comments, attachments and numbers' : ''}.`,

  backAgain: (title: string) => `↩️ Taken back: ${title} is there again`,
  backGone: (title: string) => `↩️ Taken back: ${title} is removed again`,
  back: (what: string) => `↩️ Taken back: ${what}`,
  backNothing: 'Nothing was taken back.',
  areThereAgain: (count: number) => `${one(count, 'is', 'are')} there again`,
  areGoneAgain: (count: number) => `${one(count, 'is', 'are')} removed again`,
  areAsBefore: (count: number) => `${one(count, 'is', 'are')} as before`,
  areAgain: (count: number, isDone: boolean) =>
    `${one(count, 'is', 'are')} ${isDone ? 'done' : 'open'} again`,
  haveOld: (count: number, fields: readonly FieldName[]): string | undefined => {
    const [old, ...more] = new Set(fields.map((field) => OLD[field]));
    if (old === undefined || more.length > 0) return undefined;
    return `${one(count, 'has its', 'have their')} old ${old} again`;
  },

  foundAdded: (title: string, lacking: string) => `${title} was added once${lacking}.`,
  foundChanged: (title: string, lacking: string) => `${title} was changed${lacking}.`,
  foundDone: (title: string, lacking: string) => `${title} was finished${lacking}.`,
  foundDeleted: (title: string, lacking: string) => `${title} was deleted${lacking}.`,
  notAdded: (title: string) => `${title} was not added`,
  notChanged: (title: string) => `${title} was not changed`,
  notDone: (title: string) => `${title} was not finished`,
  notDeleted: (title: string) => `${title} was not deleted`,
  butLacking: (parts: readonly string[]) => `, but ${listed(parts)}`,

  moment: (field: Moment, when: string) => `${field} ${when}`,
  priority: (priority: number) => `priority ${PRIORITIES[priority] ?? String(priority)}`,
  priorityAlone: (priority: number) => PRIORITIES[priority] ?? String(priority),
  labels: (count: number, names: string) => `${one(count, 'label', 'labels')} ${names}`,
  reminders: (count: number, moments: string) => `${one(count, 'reminder', 'reminders')} ${moments}`,
  assigned: (names: readonly string[]) => `assigned to ${listed(names)}`,
  repeats: (repeat: string) => `repeats ${repeat}`,
  withDescription: 'with a description',

  titleTo: (before: string, after: string) => `title ${before} → ${after}`,
  projectTo: (before: string, after: string) => `project ${before} → ${after}`,
  momentTo: (field: Moment, fromTo: string) => `${field} ${fromTo}`,
  priorityTo: (before: string, after: string) => `priority ${before} → ${after}`,
  noDate: 'no date',
  isRemoved: (what: string) => `${what} removed`,
  isAdded: (what: string) => `${what} added`,
  isAssigned: (names: string) => `${names} assigned`,
  isNotAssigned: (names: string) => `${names} no longer assigned`,
  repeatsNoLonger: 'no longer repeats',
  descriptionAdded: 'description added',
  descriptionChanged: 'description changed',
  descriptionRemoved: 'description removed',
  isDone: 'done',
  isOpenAgain: 'open again',
  keysChanged: (keys: readonly string[]) => `${listed(keys)} changed`,
  projectAll: (arrow: string, name: string) => `project ${arrow}${name}`,
  priorityAll: (arrow: string, priority: string) => `priority ${arrow}${priority}`,
  momentAll: (field: Moment, arrow: string, when: string) => `${field} ${arrow}${when}`,

  isGone: 'it is no longer there',
  staysGone: 'is no longer there',
  staysAt: (when: string) => `stays at ${when}`,
  staysAsItIs: 'stays as it is',
  momentIsNow: (field: Moment, when: string | undefined) =>
    when === undefined ? `it has no ${DATES[field]} now` : `${field} is now ${when}`,
  titleIsNow: (title: string) => `its title is now ${title}`,
  projectIsNow: (name: string) => `project is now ${name}`,
  priorityIsNow: (priority: string) => `priority is now ${priority}`,
  labelsAreNow: (names: string | undefined) => `labels are now ${names ?? 'none'}`,
  assignedNow: (names: string | undefined) => `it is now assigned to ${names ?? 'nobody'}`,
  repeatsNow: (repeat: string | undefined) =>
    repeat === undefined ? 'it no longer repeats' : `it now repeats ${repeat}`,
  remindersHaveChanged: 'its reminders have changed',
  descriptionHasChanged: 'its description has changed',
  isDoneNow: (isDone: boolean) => (isDone ? 'it is done now' : 'it is open now'),
  keysHaveChanged: (keys: readonly string[]) => `its ${listed(keys)} has changed`,

  isStillThere: (title: string) => `${title} is still there`,
  isNotThere: (title: string) => `${title} is not there`,
  lacksMoment: (of: string | undefined, field: Moment) => `${it(of)} has no ${DATES[field]}`,
  hasMoment: (of: string | undefined, field: Moment, isStill: boolean, when: string) =>
    `${whose(DATES[field], of)} ${is(isStill)} ${when}`,
  hasTitle: (isStill: boolean, title: string) => `the title ${is(isStill)} ${title}`,
  hasProject: (of: string | undefined, isStill: boolean, name: string) =>
    `${it(of)} ${is(isStill)} in ${name}`,
  hasPriority: (of: string | undefined, isStill: boolean, priority: string) =>
    `${whose('priority', of)} ${is(isStill)} ${priority}`,
  lacksLabel: (of: string | undefined, label: string) => `the label ${label} is not on ${it(of)}`,
  hasLabel: (of: string | undefined, label: string) => `the label ${label} is still on ${it(of)}`,
  lacksAssignee: (of: string | undefined, who: string) => `${it(of)} is not assigned to ${who}`,
  hasAssignee: (of: string | undefined, who: string) => `${it(of)} is still assigned to ${who}`,
  hasRepeat: (of: string | undefined, repeat: string | undefined) =>
    repeat === undefined ? `${it(of)} does not repeat` : `${it(of)} repeats ${repeat}`,
  otherReminders: (of: string | undefined) => `${whose('reminders', of)} are not as you wanted`,
  otherDescription: (of: string | undefined) => `${whose('description', of)} is not as you wanted`,
  hasState: (of: string | undefined, isStill: boolean, isDone: boolean) =>
    `${it(of)} ${is(isStill)} ${isDone ? 'done' : 'open'}`,
  otherKeys: (of: string | undefined, keys: readonly string[]) =>
    `${whose(listed(keys), of)} is not as it should be`,

  lostMoment: (field: Moment) => `its ${DATES[field]} is gone`,
  lostPriority: 'its priority is gone',
  lostLabels: 'its labels are gone',
  lostTheseLabels: (names: readonly string[]) =>
    `its ${one(names.length, 'label', 'labels')} ${listed(names)} ${one(names.length, 'is', 'are')} gone`,
  lostAssignees: 'nobody is assigned to it any more',
  lostRepeat: 'its repeat is gone',
  lostReminders: 'its reminders are gone',
  lostDescription: 'its description is gone',
  lostKeys: (keys: readonly string[]) => `its ${listed(keys)} is not as before`,

  placeAdded: (noun: Noun, name: string) => `✅ Added: ${noun} ${name}`,
  placeDeleted: (noun: Noun, name: string) =>
    `✅ Deleted: ${noun} ${name}. Say undo within 10 minutes to bring it back.`,
  placeChanged: (noun: Noun, name: string) => `✅ Changed: ${noun} ${name}`,
  askMakePlace: (noun: Noun, name: string) => `Make a new ${noun} ${name}?`,
  askDeletePlace: (noun: Noun, name: string) => `Delete the ${noun} ${name}?`,
  askChangePlace: (noun: Noun, name: string, changes: string) => `Change the ${noun} ${name}: ${changes}?`,
  place: (noun: Noun, name: string) => `${noun} ${name}`,
  placeStillThere: (noun: Noun, name: string) => `the ${noun} ${name} is still there`,
  placeNotThere: (noun: Noun, name: string) => `the ${noun} ${name} is not there`,
  placeFound: (noun: Noun, name: string, op: Op, other: string) =>
    `${noun} ${name} was ${VERBS[op]}${other}.`,
  placeNotFound: (noun: Noun, name: string, op: Op) => `${noun} ${name} was not ${VERBS[op]}`,
  nameTo: (before: string, after: string) => `name ${before} → ${after}`,
  archived: (isArchived: boolean) => (isArchived ? 'archived' : 'no longer archived'),
  fieldChanged: (field: string) => `${field} changed`,
  nameIsNow: (name: string) => `its name is now ${name}`,
  archivedNow: (isArchived: boolean) => (isArchived ? 'it is archived now' : 'it is not archived now'),
  fieldHasChanged: (field: string) => `its ${field} has changed`,
  oldNameAgain: 'has its old name again',
  archivedAgain: (isArchived: boolean) => (isArchived ? 'is archived again' : 'is no longer archived'),
  oldFieldAgain: (field: string) => `has its old ${field} again`,

  dueToday: '📋 Due Today',
  allTasks: 'All tasks',
  openTasks: 'Open tasks',
  doneTasks: 'Done',
  overdueTasks: 'Overdue',
  dueThen: (when: string) => `Due ${when}`,
  inTheProject: (name: string) => `in ${name}`,
  withLabels: (names: readonly string[]) =>
    `with ${one(names.length, 'label', 'labels')} ${names.join(', ')}`,
  assignedTo: (name: string) => `assigned to ${name}`,
  withPriority: (priority: string) => `with priority ${priority}`,
  withText: (text: string) => `with “${text}”`,
  nothing: 'nothing',
  overdueSince: (when: string) => `overdue since ${when}`,
  dueTodayAt: (clock: string | undefined) => (clock === undefined ? 'due today' : `due today, ${clock}`),
  dueOn: (when: string) => `due ${when}`,
  stateDone: 'done',
  stateOpen: 'open',

  projects: (count: number) => (count === 0 ? 'Projects: none' : `Projects: ${count}`),
  noProjectsIn: (place: string) => `There are no projects in ${place}.`,
  connectForProjects: (place: string) =>
    `There are no projects in ${place}. Connect a service that has them: say connect vikunja.`,
  thisList: 'this list',
  theService: 'this service',
  hasNoProjects: (place: string) => `${place.charAt(0).toUpperCase()}${place.slice(1)} has no projects.`,
  withoutProject: 'without a project',
  projectIsThere: (name: string) => `There is a project called ${name} already.`,
  projectIsArchived: (name: string) => `The project ${name} is archived: nothing new can be put into it.`,
  archivedAlready: (name: string) => `The project ${name} is archived already.`,
  projectIsGone: (name: string) => `The project ${name} is no longer there.`,
  whichProject: (words: string) => `Which project do you mean by “${words}”?`,
  twinProjects: (words: string) =>
    `There are several projects called “${words}”, and I cannot tell them apart. Give one of them another name.`,
  severalProjects: (words: string, names: readonly string[]) =>
    `Several projects fit “${words}”: ${names.join(', ')}.`,
  noProjectLike: (words: string) => `I found no project like “${words}”.`,
  shallIMakeIt: (words: string) => `I found no project like “${words}”. Shall I make it? Then say it again.`,
  makeProject: (name: string) => `make the project ${name}`,
  noDefault: (name: string) => `Your default project ${name} is not there, so it went into the inbox.`,
  whereTo: 'Which project shall it go into? Say it again with +project at its end.',
  labelsAre: (names: readonly string[]) => `Labels: ${names.length === 0 ? 'none' : names.join(', ')}`,
  newLabel: (title: string) => `label ${title}`,
  newProject: (name: string) => `project ${name}`,

  whom: (who: string) => `Whom do you mean by “${who}”?`,
  nobodyGoesBy: (place: string, who: string) => `Nobody in ${place} goes by “${who}”.`,
  assignToNobody: 'assign it to nobody',
  cannotRepeat: (place: string, repeat: string) => `${place} cannot repeat anything ${repeat}.`,
  nearestRepeat: (place: string, wanted: string, nearest: string) =>
    `${place} cannot repeat it ${wanted}. The nearest it can keep is ${nearest}. Which shall it be?`,
  noRepeat: 'no repeat',
  isOver: (when: string) => `${when} is over.`,
  sayTimeToCome: 'Say it again with a time to come.',
  whenDue: (title: string) => `When shall “${title}” be due?`,
  today: 'today',
  tomorrow: 'tomorrow',
  tomorrowAt: (clock: string) => `tomorrow, ${clock}`,

  noSuchTask: 'I found no task like that.',
  noProjectOrLabel: (words: string) => `I found no project or label like “${words}”.`,
  choiceDue: (title: string, day: string) => `${title} – due ${day}`,
  orSay: (question: string, sentences: string) => `${question} Say: ${sentences}`,

  isSoAlready: (title: string) => `“${title}” is so already.`,
  areSoAlready: 'They are so already.',
  isDoneAlready: (title: string) => `“${title}” is already done.`,
  isOpenAlready: (title: string) => `“${title}” is open.`,
  isThereAlready: (title: string) => `“${title}” is there already.`,
  whatChange: 'What shall be changed? Say it with its new value.',
  moveWhere: 'Where to? Say a day or a project.',
  hasNoLabel: (title: string, label: string) => `${title} has no label ${label}.`,
  isNotAssignedTo: (title: string, who: string) => `${title} is not assigned to ${who}.`,
  isNoPart: (words: string | undefined, title: string) =>
    words === undefined ? `That is no part of ${title}.` : `“${words}” is no part of ${title}.`,
  hasNone: (title: string, words: string) => `${title} has no ${words}.`,
  whichPart: 'Which part do you mean?',

  isThisYourZone: (zone: string) => `Your time zone is not set; I used ${zone} (of this eis). Is that right?`,
  yes: 'yes',
  noInbox: ['There is no project that takes new tasks.', 'name one with +project'],
  projectNotMade: ['The new project is not there.', 'try again'],
  projectInUse: ['There are tasks in this project by now.', 'delete it yourself if you want them gone'],
  labelInUse: ['Other tasks have this label by now.', 'delete it yourself if you do not need it'],

  notConnected: 'You are not connected to any service. Say: connect vikunja',
  noConnection: (words: string, names: string) =>
    `You have no connection called “${words}”. You have: ${names}.`,
  nothingToMove: 'There is no open task in my own list.',
};

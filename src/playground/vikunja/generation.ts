import { readFileSync } from 'node:fs';
import type { Fields } from '../../core/json.ts';

/** The three generations that are in the field: 0.24.6, 1.1.0 and 2.5.0. */
export type Generation = '0.24' | '1' | '2';

export const generations: readonly Generation[] = ['0.24', '1', '2'];

/** What differs between them, as it was seen on real servers. */
export interface Ways {
  readonly version: string;
  /** Where all tasks of a person are listed. */
  readonly taskList: string;
  readonly hasSecondApi: boolean;
  /** What a token may do is called by `permission` or, before 1.0, `right`. */
  readonly permission: 'right' | 'permission';
  /** Bodies of 401 and 403 carry a code. */
  readonly codesOnRefusals: boolean;
  /** A struct that does not validate names its fields, and JSON that cannot be read is `2004`. */
  readonly namesInvalidFields: boolean;
  /** Lists without an entry are the JSON `null` in some places. */
  readonly nullLists: boolean;
  /** By their length, before anything else is looked at; and says so when a form is none. */
  readonly refusesLargeBodies: boolean;
  /** A creation that is refused for its assignees or reminders leaves the task. */
  readonly keepsRefusedTasks: boolean;
  /** The index of a deleted last task is given out again. */
  readonly reusesIndexes: boolean;
  readonly upperCaseIdentifiers: boolean;
  /** A project stays below its parent when an update leaves the parent out. */
  readonly keepsParent: boolean;
  readonly unticksChecklists: boolean;
  readonly longestRepeat: number | undefined;
  readonly expands: readonly string[];
  /** Which zone begins a day in filters. */
  readonly dayOf: 'the zone asked for' | 'UTC on a server with a zone' | 'turned round';
  readonly hasNotIn: boolean;
  /** `labels != 4` means: has some other label. */
  readonly otherLabelMeansAnother: boolean;
  readonly unknownFilterField: 4016 | 4019;
  readonly tokenTest: 'missing' | 'believes anything' | 'honest';
  readonly mayReadUser: boolean;
  readonly listsAssignees: boolean;
  /** Every account has a saved filter "My Open Tasks". */
  readonly hasOpenTasksFilter: boolean;
}

const EXPANDS = ['subtasks', 'buckets', 'reactions', 'comments', 'comment_count'];

export const waysOf: Readonly<Record<Generation, Ways>> = {
  '0.24': {
    version: '0.24.6',
    taskList: '/tasks/all',
    hasSecondApi: false,
    permission: 'right',
    codesOnRefusals: false,
    namesInvalidFields: false,
    nullLists: true,
    refusesLargeBodies: false,
    keepsRefusedTasks: true,
    reusesIndexes: true,
    upperCaseIdentifiers: false,
    keepsParent: false,
    unticksChecklists: false,
    longestRepeat: undefined,
    expands: [],
    dayOf: 'turned round',
    hasNotIn: false,
    otherLabelMeansAnother: true,
    unknownFilterField: 4019,
    tokenTest: 'missing',
    mayReadUser: false,
    listsAssignees: false,
    hasOpenTasksFilter: false,
  },
  '1': {
    version: '1.1.0',
    taskList: '/tasks',
    hasSecondApi: false,
    permission: 'permission',
    codesOnRefusals: false,
    namesInvalidFields: true,
    nullLists: false,
    refusesLargeBodies: true,
    keepsRefusedTasks: true,
    reusesIndexes: true,
    upperCaseIdentifiers: false,
    keepsParent: false,
    unticksChecklists: false,
    longestRepeat: undefined,
    expands: [...EXPANDS, 'is_unread'],
    dayOf: 'UTC on a server with a zone',
    hasNotIn: true,
    otherLabelMeansAnother: false,
    unknownFilterField: 4016,
    tokenTest: 'believes anything',
    mayReadUser: true,
    listsAssignees: false,
    hasOpenTasksFilter: false,
  },
  '2': {
    version: '2.5.0',
    taskList: '/tasks',
    hasSecondApi: true,
    permission: 'permission',
    codesOnRefusals: true,
    namesInvalidFields: true,
    nullLists: false,
    refusesLargeBodies: true,
    keepsRefusedTasks: false,
    reusesIndexes: false,
    upperCaseIdentifiers: true,
    keepsParent: true,
    unticksChecklists: true,
    longestRepeat: 315_360_000,
    expands: [...EXPANDS, 'time_entries_count', 'is_unread'],
    dayOf: 'the zone asked for',
    hasNotIn: true,
    otherLabelMeansAnother: false,
    unknownFilterField: 4016,
    tokenTest: 'honest',
    mayReadUser: true,
    listsAssignees: true,
    hasOpenTasksFilter: true,
  },
};

/** A route that API tokens may be given, as `/routes` lists it. */
export type TokenRoute = Readonly<Record<'path' | 'method', string>>;

export interface Recorded {
  /** What `/info` answers. */
  readonly info: Fields;
  /** By group and permission. */
  readonly routes: Readonly<Record<string, Readonly<Record<string, TokenRoute>>>>;
}

const read = new Map<Generation, Recorded>();

/** `/info` and `/routes` as a real server of that version answered them. */
export function recordedOf(generation: Generation): Recorded {
  const known = read.get(generation);
  if (known) return known;
  const file = new URL(`./recorded/${waysOf[generation].version}.json`, import.meta.url);
  const recorded: Recorded = JSON.parse(readFileSync(file, 'utf8'));
  read.set(generation, recorded);
  return recorded;
}

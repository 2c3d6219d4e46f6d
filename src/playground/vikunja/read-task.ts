import type { Fields, Json } from '../../core/json.ts';
import { type Call, objectOf } from './call.ts';
import { readInstant } from './instants.ts';
import { invalid, refuse, schemaViolation, unreadable } from './refusal.ts';
import type { Instant } from './state.ts';

type Kind = 'string' | 'bool' | 'int64' | 'float64' | 'time' | 'list' | 'any';

/** What a task may hold, and of which kind it is. The second API knows no other names. */
const KINDS: Readonly<Record<string, Kind>> = {
  id: 'int64',
  title: 'string',
  description: 'string',
  done: 'bool',
  done_at: 'time',
  due_date: 'time',
  start_date: 'time',
  end_date: 'time',
  reminders: 'list',
  project_id: 'int64',
  repeat_after: 'int64',
  repeat_mode: 'int64',
  priority: 'int64',
  assignees: 'list',
  labels: 'list',
  hex_color: 'string',
  percent_done: 'float64',
  identifier: 'string',
  index: 'int64',
  related_tasks: 'any',
  attachments: 'list',
  cover_image_attachment_id: 'int64',
  is_favorite: 'bool',
  subscription: 'any',
  created: 'time',
  updated: 'time',
  bucket_id: 'int64',
  buckets: 'list',
  comments: 'list',
  comment_count: 'int64',
  is_unread: 'any',
  position: 'float64',
  reactions: 'any',
  created_by: 'any',
  deleted_at: 'time',
  max_permission: 'any',
  $schema: 'string',
};

/** A date as it was sent: answers to writes repeat its offset. */
export interface SentDate {
  readonly instant: Instant;
  readonly text: string;
}

export interface SentReminder {
  readonly at: SentDate | undefined;
  readonly relativePeriod: number;
  readonly relativeTo: string;
}

/** A task as a body says it: what is left out is zero. */
export interface TaskDraft {
  readonly title: string;
  readonly description: string;
  readonly done: boolean;
  readonly due: SentDate | undefined;
  readonly start: SentDate | undefined;
  readonly end: SentDate | undefined;
  readonly reminders: readonly SentReminder[];
  readonly project: number;
  readonly repeatAfter: number;
  readonly repeatMode: number;
  readonly priority: number;
  readonly percentDone: number;
  readonly hexColor: string;
  readonly coverImage: number;
  readonly assignees: readonly number[];
  readonly isFavourite: boolean;
  /** The body itself, because answers echo parts of it. */
  readonly sent: Fields;
}

/** Throws a `Refusal` where the body is no task. */
export function readTask(call: Call, body: Json = call.body, at = 'body'): TaskDraft {
  const sent = objectOf(body);
  assertKinds(call, sent, at);
  const draft = draftOf(sent);
  const wrong = [
    ...(lengthOf(draft.hexColor) > 7
      ? [`hex_color: ${draft.hexColor} does not validate as runelength(0|7)`]
      : []),
    ...(draft.repeatAfter < 0
      ? [`repeat_after: ${draft.repeatAfter} does not validate as range(0|9223372036854775807)`]
      : []),
  ];
  if (wrong.length > 0) throw invalid(call.ways, wrong);
  assertRepeat(call, draft);
  return { ...draft, hexColor: draft.hexColor.replace(/^#/, '') };
}

function assertRepeat({ ways }: Call, { repeatAfter }: TaskDraft): void {
  const { longestRepeat } = ways;
  if (longestRepeat === undefined || repeatAfter <= longestRepeat) return;
  throw refuse(
    400,
    4029,
    `The task repeat interval must be between 0 and ${longestRepeat} seconds (10 years).`,
  );
}

function draftOf(sent: Fields): TaskDraft {
  return {
    title: textIn(sent, 'title'),
    description: textIn(sent, 'description'),
    done: sent['done'] === true,
    due: dateIn(sent['due_date']),
    start: dateIn(sent['start_date']),
    end: dateIn(sent['end_date']),
    reminders: listIn(sent, 'reminders').map(reminderIn),
    project: numberIn(sent, 'project_id'),
    repeatAfter: numberIn(sent, 'repeat_after'),
    repeatMode: numberIn(sent, 'repeat_mode'),
    priority: numberIn(sent, 'priority'),
    percentDone: numberIn(sent, 'percent_done'),
    hexColor: textIn(sent, 'hex_color'),
    coverImage: numberIn(sent, 'cover_image_attachment_id'),
    assignees: [...new Set(listIn(sent, 'assignees').map((one) => numberIn(objectOf(one), 'id')))],
    isFavourite: sent['is_favorite'] === true,
    sent,
  };
}

function reminderIn(one: Json): SentReminder {
  const fields = objectOf(one);
  return {
    at: dateIn(fields['reminder']),
    relativePeriod: numberIn(fields, 'relative_period'),
    relativeTo: textIn(fields, 'relative_to'),
  };
}

export const textIn = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};
export const numberIn = (fields: Fields, name: string): number => {
  const value = fields[name];
  return typeof value === 'number' ? value : 0;
};
/** Counted in characters, as Go counts runes. */
export const lengthOf = (text: string): number => Array.from(text).length;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export const listIn = (fields: Fields, name: string): readonly Json[] => {
  const value = fields[name];
  return value !== undefined && isList(value) ? value : [];
};

function dateIn(value: Json | undefined): SentDate | undefined {
  const instant = typeof value === 'string' ? readInstant(value) : undefined;
  return typeof value === 'string' && typeof instant === 'number' ? { instant, text: value } : undefined;
}

function assertKinds(call: Call, sent: Fields, at: string): void {
  if (call.api === 2) {
    const errors = violations(sent, at);
    if (errors.length > 0) throw schemaViolation(errors);
    return;
  }
  for (const [name, value] of Object.entries(sent)) {
    const kind = KINDS[name];
    if (kind !== undefined && !isOf(kind, value)) throw unreadable(call.ways, goWords(kind, name, value));
  }
}

function violations(sent: Fields, at: string): readonly Fields[] {
  return Object.entries(sent).flatMap(([name, value]): readonly Fields[] => {
    const kind = KINDS[name];
    const location = `${at}.${name}`;
    if (kind === undefined) return [{ message: 'unexpected property', location, value: sent }];
    if (name === 'title' && value === '') return [{ message: 'expected length >= 1', location, value }];
    if (isOf(kind, value)) return [];
    return [{ message: SCHEMA_WORDS[kind], location, value }];
  });
}

const SCHEMA_WORDS: Readonly<Record<Kind, string>> = {
  string: 'expected string',
  bool: 'expected boolean',
  int64: 'expected integer',
  float64: 'expected number',
  time: 'expected string to be RFC 3339 date-time',
  list: 'expected array',
  any: 'expected object',
};

function isOf(kind: Kind, value: Json): boolean {
  if (value === null) return true;
  switch (kind) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'int64':
      return Number.isSafeInteger(value);
    case 'float64':
      return typeof value === 'number';
    case 'time':
      return typeof value === 'string' && readInstant(value) !== undefined;
    case 'list':
      return Array.isArray(value);
    case 'any':
      return true;
  }
}

/** How the oldest servers pass on what their parser said. */
function goWords(kind: Kind, name: string, value: Json): string {
  if (kind !== 'time')
    return `Unmarshal type error: expected=${kind}, got=${typeof value}, field=${name}, offset=0`;
  const [text, rest] = [JSON.stringify(value), value === '' ? '2006' : 'T'];
  return `parsing time ${text} as "2006-01-02T15:04:05Z07:00": cannot parse "" as "${rest}"`;
}

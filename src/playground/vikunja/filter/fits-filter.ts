import type { Call } from '../call.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Instant, StoredTask } from '../state.ts';
import { type DayRule, dayRule, readMoment } from './date-math.ts';
import { type Comparison, type Filter, type Operator, parseFilter } from './parse-filter.ts';

type Test = (task: StoredTask) => boolean;
type Field =
  | { readonly kind: 'number'; readonly of: (task: StoredTask) => number }
  | { readonly kind: 'text'; readonly of: (task: StoredTask) => string }
  | { readonly kind: 'bool'; readonly of: (task: StoredTask) => boolean }
  | { readonly kind: 'date'; readonly of: (task: StoredTask) => readonly Instant[] }
  | { readonly kind: 'labels' | 'assignees' };

const dates = (of: (task: StoredTask) => Instant | undefined): Field => ({
  kind: 'date',
  of: (task) => [of(task) ?? []].flat(),
});

const PROJECT: Field = { kind: 'number', of: ({ project }) => project };
const FIELDS: Readonly<Record<string, Field>> = {
  id: { kind: 'number', of: ({ id }) => id },
  title: { kind: 'text', of: ({ title }) => title },
  description: { kind: 'text', of: ({ description }) => description },
  done: { kind: 'bool', of: ({ done }) => done },
  done_at: dates(({ doneAt }) => doneAt),
  due_date: dates(({ due }) => due),
  start_date: dates(({ start }) => start),
  end_date: dates(({ end }) => end),
  created: dates(({ created }) => created),
  updated: dates(({ updated }) => updated),
  created_by_id: { kind: 'number', of: ({ createdBy }) => createdBy },
  project_id: PROJECT,
  project: PROJECT,
  repeat_after: { kind: 'number', of: ({ repeatAfter }) => repeatAfter },
  priority: { kind: 'number', of: ({ priority }) => priority },
  percent_done: { kind: 'number', of: ({ percentDone }) => percentDone },
  hex_color: { kind: 'text', of: ({ hexColor }) => hexColor },
  index: { kind: 'number', of: ({ index }) => index },
  reminders: { kind: 'date', of: ({ reminders }) => reminders.flatMap(({ at }) => at ?? []) },
  labels: { kind: 'labels' },
  assignees: { kind: 'assignees' },
};

/** The test that `filter` of a request stands for. */
export function filterOf(call: Call): Test {
  const { query, ways, state } = call;
  const text = query.get('filter') ?? '';
  const asked = query.get('filter_timezone');
  const rule = dayRule(state.instant(), { asked, server: state.zone, ways });
  if (!rule) throw unknownZone(call, asked ?? '');
  if (text.trim() === '') return () => true;
  const withNulls = query.get('filter_include_nulls') === 'true';
  return testOf(parseFilter(text, ways), { call, rule, withNulls });
}

const unknownZone = ({ state }: Call, zone: string): Refusal =>
  state.generation === '0.24'
    ? new Refusal(500, 'Internal Server Error')
    : refuse(
        400,
        2003,
        `The timezone '${zone}' is invalid`,
        state.generation === '2' ? { i18n_params: { timezone: zone } } : {},
      );

interface Reading {
  readonly call: Call;
  readonly rule: DayRule;
  readonly withNulls: boolean;
}

function testOf(filter: Filter, reading: Reading): Test {
  if (filter.kind === 'comparison') return comparisonOf(filter, reading);
  const first = testOf(filter.first, reading);
  const rest = filter.rest.map(({ join, filter: next }) => ({ join, test: testOf(next, reading) }));
  return (task) =>
    rest.reduce(
      (fits, { join, test }) => (join === '&&' ? fits && test(task) : fits || test(task)),
      first(task),
    );
}

function comparisonOf(comparison: Comparison, reading: Reading): Test {
  const field = Object.hasOwn(FIELDS, comparison.field) ? FIELDS[comparison.field] : undefined;
  if (!field) throw unknownField(comparison, reading.call);
  const list = listOf(comparison);
  switch (field.kind) {
    case 'number':
      return anyOf(
        list.map((one) => numberTest(field.of, comparison, one)),
        comparison.operator,
      );
    case 'text':
      return anyOf(
        list.map((one) => textTest(field.of, comparison.operator, one)),
        comparison.operator,
      );
    case 'bool':
      return boolTest(field.of, comparison);
    case 'date':
      return dateTest(field.of, comparison, reading);
    case 'labels':
      return memberTest(
        list.map((one) => labelIn(comparison, one)),
        comparison.operator,
        {
          of: ({ labels }) => labels,
          anotherCounts: reading.call.ways.otherLabelMeansAnother,
        },
      );
    case 'assignees':
      return assigneeTest(list, comparison.operator, reading.call);
  }
}

/** `in` takes several, everything else takes the value as it is. */
const listOf = ({ operator, value }: Comparison): readonly string[] =>
  operator === 'in' || operator === 'not in' ? value.split(',').map((one) => one.trim()) : [value];

const anyOf =
  (tests: readonly Test[], operator: Operator): Test =>
  (task) =>
    operator === 'not in' ? tests.every((test) => test(task)) : tests.some((test) => test(task));

function unknownField({ field, value }: Comparison, { ways, state }: Call): Refusal {
  const crashes = field === 'position' || (field === 'is_favorite' && state.generation === '0.24');
  if (crashes) return new Refusal(500, 'Internal Server Error');
  return field === 'uid' || ways.unknownFilterField === 4019
    ? badValue({ field, value })
    : refuse(400, 4016, `The task field '${field}' is invalid.`);
}

const badValue = ({ field, value }: Pick<Comparison, 'field' | 'value'>): Refusal =>
  refuse(400, 4019, `The task filter value '${value}' for field '${field}' is invalid.`);

function compared<T extends number | string>(operator: Operator, a: T, b: T): boolean {
  switch (operator) {
    case '=':
    case 'in':
      return a === b;
    case '!=':
    case 'not in':
      return a !== b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case 'like':
      return contains(String(a), String(b));
  }
}

function numberTest(of: (task: StoredTask) => number, comparison: Comparison, text: string): Test {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw badValue(comparison);
  const wanted = Number(text);
  return (task) => compared(comparison.operator, of(task), wanted);
}

const textTest =
  (of: (task: StoredTask) => string, operator: Operator, wanted: string): Test =>
  (task) =>
    compared(operator, of(task), wanted);

/** Only letters of ASCII are the same in both cases, as in SQLite. */
export const contains = (text: string, part: string): boolean =>
  lowered(text).includes(lowered(part.replaceAll(/^%|%$/g, '')));

const lowered = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

function boolTest(of: (task: StoredTask) => boolean, comparison: Comparison): Test {
  if (comparison.value !== 'true' && comparison.value !== 'false') throw badValue(comparison);
  const wanted = comparison.value === 'true';
  return (task) => (of(task) === wanted) === (comparison.operator !== '!=');
}

/** What is not set fits nothing, unless such tasks were asked for. */
function dateTest(
  of: (task: StoredTask) => readonly Instant[],
  comparison: Comparison,
  { rule, withNulls }: Reading,
): Test {
  const wanted = readMoment(comparison.value, rule);
  if (wanted === undefined) throw badValue(comparison);
  return (task) => {
    const found = of(task);
    return found.length === 0 ? withNulls : found.some((one) => compared(comparison.operator, one, wanted));
  };
}

function labelIn(comparison: Comparison, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw badValue(comparison);
  return Number(text);
}

interface Members<T> {
  readonly of: (task: StoredTask) => readonly T[];
  /** "Not this one" is fulfilled by any other one. */
  readonly anotherCounts: boolean;
}

function memberTest<T>(wanted: readonly T[], operator: Operator, { of, anotherCounts }: Members<T>): Test {
  const isNegative = operator === '!=' || operator === 'not in';
  if (isNegative && anotherCounts) return (task) => of(task).some((one) => !wanted.includes(one));
  return (task) => of(task).some((one) => wanted.includes(one)) !== isNegative;
}

/** By user name; `like` is not looked at, so everything fits. */
function assigneeTest(names: readonly string[], operator: Operator, { state, ways }: Call): Test {
  if (operator === 'like') return () => true;
  return memberTest(names, operator, {
    of: ({ assignees }) => assignees.map((id) => state.user(id).username),
    anotherCounts: ways.otherLabelMeansAnother,
  });
}

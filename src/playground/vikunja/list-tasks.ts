import { type Answer, type Call, expandOf, listed } from './call.ts';
import { contains, filterOf } from './filter/fits-filter.ts';
import { Refusal, refuse } from './refusal.ts';
import { taskShape } from './shapes.ts';
import type { State, StoredTask } from './state.ts';

type SortKey = (task: StoredTask) => number | string | undefined;

const SORTABLE: Readonly<Record<string, SortKey>> = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  description: ({ description }) => description,
  done: ({ done }) => Number(done),
  done_at: ({ doneAt }) => doneAt,
  due_date: ({ due }) => due,
  start_date: ({ start }) => start,
  end_date: ({ end }) => end,
  created: ({ created }) => created,
  updated: ({ updated }) => updated,
  created_by_id: ({ createdBy }) => createdBy,
  project_id: ({ project }) => project,
  repeat_after: ({ repeatAfter }) => repeatAfter,
  priority: ({ priority }) => priority,
  percent_done: ({ percentDone }) => percentDone,
  hex_color: ({ hexColor }) => hexColor,
  index: ({ index }) => index,
};

/** One page of tasks: filtered, searched, sorted and cut as the query says. */
export function listTasks(call: Call, among: readonly StoredTask[]): Answer {
  const { state, user, query } = call;
  const expand = expandOf(call);
  if (
    state.generation === '0.24' &&
    expand.includes('subtasks') &&
    /\bid in\b/.test(query.get('filter') ?? '')
  )
    throw new Refusal(500, 'Internal Server Error');
  const fits = filterOf(call);
  const found = sorted(
    call,
    among.filter((task) => fits(task) && isSearchedFor(call, task)),
  );
  const shown = expand.includes('subtasks') ? rootsFirst(state, found) : found;
  return listed(call, {
    items: shown.map((task) => taskShape(state, task, { reader: user.id, expand })),
    schema: 'PaginatedTask',
  });
}

/** One phrase of title or description, or `#` and an index. */
function isSearchedFor({ query, api }: Call, task: StoredTask): boolean {
  const search = query.get(api === 2 ? 'q' : 's') ?? '';
  if (search === '') return true;
  if (search === `#${task.index}`) return true;
  return contains(task.title, search) || contains(task.description, search);
}

/** Tasks without a parent in the list, then all that are below them. */
function rootsFirst(state: State, tasks: readonly StoredTask[]): readonly StoredTask[] {
  const isRoot = ({ relations }: StoredTask): boolean =>
    !relations.some(({ kind, other }) => kind === 'parenttask' && tasks.some(({ id }) => id === other));
  const roots = tasks.filter(isRoot);
  const below = roots.flatMap(({ relations }) =>
    relations.flatMap(({ kind, other }) => (kind === 'subtask' ? (state.tasks.get(other) ?? []) : [])),
  );
  return [...roots, ...below];
}

/** Nothing set comes last in both directions; ids decide what is equal. */
function sorted(call: Call, tasks: readonly StoredTask[]): readonly StoredTask[] {
  const keys = sortKeys(call);
  return tasks.toSorted((a, b) => {
    for (const { key, sign } of keys) {
      const order = compareKeys(key(a), key(b), sign);
      if (order !== 0) return order;
    }
    return a.id - b.id;
  });
}

function compareKeys(a: number | string | undefined, b: number | string | undefined, sign: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return (a < b ? -1 : 1) * sign;
}

const several = (query: URLSearchParams, name: string): readonly string[] => [
  ...query.getAll(`${name}[]`),
  ...query.getAll(name),
];

function sortKeys({ query }: Call): readonly { readonly key: SortKey; readonly sign: number }[] {
  const orders = several(query, 'order_by');
  return several(query, 'sort_by').map((name, index) => {
    const order = orders[index] ?? 'asc';
    if (name === 'position')
      throw refuse(400, 4026, 'You must provide a project view ID when sorting by position');
    const key = Object.hasOwn(SORTABLE, name) ? SORTABLE[name] : undefined;
    if (!key) throw refuse(400, 4016, `The task field '${name}' is invalid.`);
    if (order !== 'asc' && order !== 'desc')
      throw refuse(400, 4014, "The task sort order 'invalid' is invalid. Allowed is either asc or desc.");
    return { key, sign: order === 'asc' ? 1 : -1 };
  });
}

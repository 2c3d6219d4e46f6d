import { z } from 'zod';
import { type ActionContext, actionsOn, type ConnectionName } from '../../core/action.ts';
import type { Caller } from '../../core/caller.ts';
import type { Edit } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import type { Plan } from '../../core/plan.ts';
import { answer, literal, type Reply } from '../../core/reply.ts';
import { named } from '../../core/slot.ts';
import { findProject } from './find-project.ts';
import type { ProjectEntry, TaskKeeper } from './keeper.ts';
import { sayTasks } from './sentences.ts';
import { isUnclear, type Unclear, unclear, unknownHere } from './unclear.ts';

const defineAction = actionsOn<TaskKeeper>();

interface Projects {
  readonly entries: readonly (ProjectEntry & { readonly at?: ConnectionName })[];
  readonly saidAs: string | undefined;
}

export const listProjects = defineAction({
  name: 'project.list',
  summary: 'List projects',
  effect: 'read',
  input: z.object({}),
  examples: [
    { say: 'show my projects', means: {} },
    { say: 'project list', means: {} },
  ],
  run: async (keeper, _input, { signal, at }): Promise<Projects> => {
    const all = await keeper.projects(signal);
    const alive = all.filter(({ isArchived }) => !isArchived);
    return {
      entries: alive.map((project) => ({ ...project, ...(at ? { at } : {}) })),
      saidAs: keeper.saidAs,
    };
  },
  join: (all) => ({ entries: all.flatMap(({ entries }) => entries), saidAs: all[0]?.saidAs }),
  present: (projects, { language }) => presentProjects(projects, sayTasks(language)),
});

/** Children behind their parents, one step in. */
function presentProjects({ entries, saidAs }: Projects, words: ReturnType<typeof sayTasks>): Reply {
  if (entries.length === 0) {
    return answer(saidAs === undefined ? words.projects(0) : words.noProjectsIn(words.ownList));
  }
  const isMixed = new Set(entries.map(({ at }) => at?.id)).size > 1;
  const ids = new Set(entries.map(({ id }) => id));
  const below = (parent: string | undefined, depth: number): readonly string[] =>
    depth > DEEPEST
      ? []
      : entries
          .filter(
            (entry) =>
              (entry.parent !== undefined && ids.has(entry.parent) ? entry.parent : undefined) === parent,
          )
          .flatMap((entry) => [
            `${'  '.repeat(depth)}- ${literal(entry.name)}${isMixed && entry.at ? ` (${literal(entry.at.name)})` : ''}`,
            ...below(entry.id, depth + 1),
          ]);
  return answer([words.projects(entries.length), '', ...below(undefined, 0)].join('\n'));
}

/** Nobody nests deeper, and a circle of parents ends here. */
const DEEPEST = 5;

export const addProject = defineAction({
  name: 'project.add',
  summary: 'Make a new project',
  effect: 'write',
  input: z.object({
    name: named('its name'),
    parent: named('the project it is in').exactOptional(),
  }),
  examples: [
    { say: 'create a project called Garden', means: { name: 'Garden' } },
    { say: 'create a project Beds in Garden', means: { name: 'Beds', parent: 'Garden' } },
    { say: 'project add Garden', means: { name: 'Garden' } },
  ],
  plan: async (keeper, input, context): Promise<Plan> => {
    const { signal, caller } = context;
    if (!keeper.places) return noProjects(keeper, caller);
    const twin = (await keeper.projects(signal)).find((one) => one.name === input.name && !one.isArchived);
    if (twin) return unclear(sayTasks(caller.language).projectIsThere(literal(twin.name)));
    const parent = input.parent === undefined ? null : await projectCalled(keeper, input.parent, context);
    if (parent && isUnclear(parent)) return parent;
    const after = { name: input.name, parent: parent?.id ?? null, isArchived: false, more: {} };
    return { kind: 'edits', edits: [{ op: 'create', noun: 'project', after }], scope: 'unknown' };
  },
});

function noProjects({ saidAs }: TaskKeeper, { language }: Pick<Caller, 'language'>): Unclear {
  const words = sayTasks(language);
  return unknownHere(words.connectForProjects(saidAs === undefined ? words.thisList : words.ownList));
}

type Around = Pick<ActionContext, 'signal' | 'caller'>;

interface FoundProject {
  readonly id: string;
  readonly name: string;
}

async function projectCalled(
  keeper: TaskKeeper,
  words: string,
  { signal, caller }: Around,
): Promise<FoundProject | Unclear> {
  const sentences = sayTasks(caller.language);
  const found = await findProject(keeper, words, signal);
  switch (found.kind) {
    case 'found':
      return found.project;
    case 'archived':
      return unclear(sentences.archivedAlready(literal(found.project.name)));
    case 'several':
      return unclear(
        sentences.severalProjects(
          literal(words),
          found.projects.map((one) => literal(one.name)),
        ),
      );
    case 'none':
      return unknownHere(sentences.noProjectLike(literal(words)));
  }
}

/** One change to the project that goes by these words. */
async function planUpdate(keeper: TaskKeeper, words: string, change: Fields, context: Around): Promise<Plan> {
  const { signal, caller } = context;
  if (!keeper.places) return noProjects(keeper, caller);
  const project = await projectCalled(keeper, words, context);
  if (isUnclear(project)) return project;
  const fields = await keeper.places.readProject(project.id, signal);
  if (!fields) return unclear(sayTasks(caller.language).projectIsGone(literal(project.name)));
  const before: Fields = { ...fields };
  const edit: Edit = {
    op: 'update',
    noun: 'project',
    id: project.id,
    before,
    after: { ...before, ...change },
  };
  return { kind: 'edits', edits: [edit], scope: [project.id] };
}

export const renameProject = defineAction({
  name: 'project.rename',
  summary: 'Give a project another name',
  effect: 'write',
  input: z.object({ name: named('the project'), to: named('its new name') }),
  examples: [{ say: 'rename project Garden to Allotment', means: { name: 'Garden', to: 'Allotment' } }],
  plan: async (keeper, { name: words, to }, context): Promise<Plan> =>
    await planUpdate(keeper, words, { name: to }, context),
});

export const archiveProject = defineAction({
  name: 'project.archive',
  summary: 'Archive a project: it is kept, and no longer shown',
  effect: 'write',
  input: z.object({ name: named('the project') }),
  examples: [
    { say: 'archive project Garden', means: { name: 'Garden' } },
    { say: 'project archive Garden', means: { name: 'Garden' } },
  ],
  plan: async (keeper, { name: words }, context): Promise<Plan> =>
    await planUpdate(keeper, words, { isArchived: true }, context),
});

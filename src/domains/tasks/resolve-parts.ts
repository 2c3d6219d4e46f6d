import type { ActionContext } from '../../core/action.ts';
import type { Edit } from '../../core/edit.ts';
import { fold } from '../../core/fold.ts';
import type { Choice } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { findProject } from './find-project.ts';
import type { TaskKeeper } from './keeper.ts';
import { spokenRepeat } from '../../core/repeat-words.ts';
import { sayCommand } from './say-command.ts';
import { sayTasks } from './sentences.ts';
import type { Repeat } from '../../core/repeat.ts';
import { NOT_MADE, type Project } from './task.ts';
import { isUnclear, type Unclear, unclear } from './unclear.ts';

/** Says the same request with some fields said otherwise; undefined when it cannot be said. */
export type Resay = (fields: Readonly<Record<string, string | undefined>>) => string | undefined;

export interface Resolving {
  readonly keeper: TaskKeeper;
  readonly context: ActionContext;
  readonly resay: Resay;
}

/** What has to be made first, because nothing of that name is there. */
export interface OnTheWay {
  readonly edits: readonly Edit[];
  /** `label travel`, for the question. */
  readonly names: readonly string[];
}

/** The project with these words for a name; one that is not there is made on the way, where there are projects. */
export async function resolveProject(
  words: string,
  { keeper, context, resay }: Resolving,
): Promise<{ readonly project: Project; readonly onTheWay: OnTheWay } | Unclear> {
  const sentences = sayTasks(context.caller.language);
  if (!keeper.places) {
    const question = sentences.hasNoProjects(
      keeper.saidAs === undefined ? sentences.thisList : sentences.ownList,
    );
    return unclear(question, choicesOf([[sentences.withoutProject, resay({ project: undefined })]]));
  }
  const found = await findProject(keeper, words, context.signal);
  switch (found.kind) {
    case 'found':
      return { project: found.project, onTheWay: { edits: [], names: [] } };
    case 'archived':
      return unclear(sentences.projectIsArchived(literal(found.project.name)));
    case 'several': {
      const named = found.projects.map(({ name }): [string, string | undefined] => [
        name,
        resay({ project: name }),
      ]);
      const differ = new Set(found.projects.map(({ name }) => fold(name))).size === named.length;
      const question = differ
        ? sentences.whichProject(literal(words))
        : sentences.twinProjects(literal(words));
      return unclear(question, differ ? choicesOf(named) : []);
    }
    case 'none': {
      const after = { name: words, parent: null, isArchived: false, more: {} };
      const onTheWay = {
        edits: [{ op: 'create', noun: 'project', after }] as const,
        names: [sentences.newProject(words)],
      };
      return { project: { id: NOT_MADE, name: words }, onTheWay };
    }
  }
}

/** The project with these words for a name, for a task that is there already: a new one is made first. */
export async function resolveExisting(words: string, resolving: Resolving): Promise<Project | Unclear> {
  const resolved = await resolveProject(words, resolving);
  if (isUnclear(resolved)) return resolved;
  if (resolved.onTheWay.edits.length === 0) return resolved.project;
  const make = sayCommand('project add', words, {}, resolving.context);
  const sentences = sayTasks(resolving.context.caller.language);
  return unclear(sentences.shallIMakeIt(literal(words)), choicesOf([[sentences.makeProject(words), make]]));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Numbers go up to nine. */
const MOST_CHOICES = 9;

export const choicesOf = (
  offered: readonly (readonly [label: string, say: string | undefined])[],
): readonly Choice[] =>
  offered.flatMap(([label, say]) => (say === undefined ? [] : [{ label, say }])).slice(0, MOST_CHOICES);

/** Titles as the service has them; labels that are not there are made on the way. */
export async function resolveLabels(
  words: readonly string[],
  { keeper, context }: Resolving,
): Promise<{ readonly labels: readonly string[]; readonly onTheWay: OnTheWay }> {
  const known = await keeper.labels(context.signal);
  const said = withoutTwins(words);
  if (!known) return { labels: inLetters(said), onTheWay: { edits: [], names: [] } };
  const titleOf = (word: string): string | undefined => known.find((title) => fold(title) === fold(word));
  const news = said.filter((word) => titleOf(word) === undefined);
  return {
    labels: inLetters(said.map((word) => titleOf(word) ?? word)),
    onTheWay: {
      edits: news.map((title) => ({ op: 'create', noun: 'label', after: { title } })),
      names: news.map(sayTasks(context.caller.language).newLabel),
    },
  };
}

const withoutTwins = (words: readonly string[]): readonly string[] =>
  words.filter((word, index) => words.findIndex((other) => fold(other) === fold(word)) === index);

export const inLetters = (all: readonly string[]): readonly string[] =>
  all.toSorted((a, b) => a.localeCompare(b, 'en'));

/** The names by which the service knows these people. */
export async function resolvePeople(
  words: readonly string[],
  project: Project,
  { keeper, context, resay }: Resolving,
): Promise<readonly string[] | Unclear> {
  const known: string[] = [];
  for (const who of withoutTwins(words)) {
    const found = project.id === NOT_MADE ? [] : await keeper.people(project, who, context.signal);
    const [only, ...others] = found;
    if (only === undefined) return nobody(who, project, { keeper, context, resay });
    if (others.length > 0) {
      const named = found.map((name): [string, string | undefined] => [name, resay({ assignees: name })]);
      return unclear(sayTasks(context.caller.language).whom(literal(who)), choicesOf(named));
    }
    known.push(only);
  }
  return inLetters([...new Set(known)]);
}

function nobody(who: string, project: Project, { keeper, context, resay }: Resolving): Unclear {
  const words = sayTasks(context.caller.language);
  const where = keeper.saidAs === undefined ? literal(project.name) : words.ownList;
  return unclear(
    words.nobodyGoesBy(where, literal(who)),
    choicesOf([[words.assignToNobody, resay({ assignees: undefined })]]),
  );
}

/** The repeat, when the service can keep it; else a question with the nearest that it can (conversation.md 7.5). */
export function resolveRepeat(repeat: Repeat, { keeper, context, resay }: Resolving): Repeat | Unclear {
  const nearest = keeper.nearestRepeat(repeat);
  const { timeZone, language } = context.caller;
  const words = sayTasks(language);
  const wanted = spokenRepeat(repeat, timeZone, language);
  if (nearest && spokenRepeat(nearest, timeZone, language) === wanted) return nearest;
  const own = keeper.saidAs === undefined ? words.theService : words.ownList;
  const where = literal(capital(context.at?.service ?? own));
  const never: readonly [string, string | undefined] = [words.noRepeat, resay({ repeat: undefined })];
  if (!nearest) return unclear(words.cannotRepeat(where, wanted), choicesOf([never]));
  const spoken = spokenRepeat(nearest, timeZone, language);
  // In English, as it is understood in every language.
  const again = resay({ repeat: spokenRepeat(nearest, timeZone, 'en') });
  return unclear(words.nearestRepeat(where, wanted, spoken), choicesOf([[spoken, again], never]));
}

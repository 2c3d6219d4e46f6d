import { fold } from '../../core/fold.ts';
import type { ProjectEntry, TaskKeeper } from './keeper.ts';
import type { Project } from './task.ts';

export type FoundProject =
  | { readonly kind: 'found'; readonly project: Project }
  /** Several fit equally well. */
  | { readonly kind: 'several'; readonly projects: readonly Project[] }
  | { readonly kind: 'archived'; readonly project: Project }
  | { readonly kind: 'none' };

/** The project that goes by these words: its whole name, else where a word of the name begins with them. */
export async function findProject(
  keeper: TaskKeeper,
  words: string,
  signal: AbortSignal,
): Promise<FoundProject> {
  const all = await keeper.projects(signal);
  const alive = fitting(
    all.filter(({ isArchived }) => !isArchived),
    words,
  );
  const [only, ...others] = alive;
  if (only && others.length === 0) return { kind: 'found', project: bare(only) };
  if (only) return { kind: 'several', projects: alive.map(bare) };
  const [archived] = fitting(
    all.filter(({ isArchived }) => isArchived),
    words,
  );
  return archived ? { kind: 'archived', project: bare(archived) } : { kind: 'none' };
}

/** Its whole name; the same without the word for a list; where a word of the name begins with what was said. */
function fitting(all: readonly ProjectEntry[], words: string): readonly ProjectEntry[] {
  const sought = comparable(words);
  if (sought === '') return [];
  const core = withoutList(sought);
  const ways: readonly ((name: string) => boolean)[] = [
    (name) => name === sought,
    (name) => withoutList(name) === core,
    (name) => ` ${name}`.includes(` ${sought}`),
    // "Einkaufsliste" is the project "Einkaufen".
    (name) => core.length >= SHORTEST_CORE && name.startsWith(core),
  ];
  for (const fits of ways) {
    const found = all.filter(({ name }) => fits(comparable(name)));
    if (found.length > 0) return found;
  }
  return [];
}

/** Shorter beginnings fit too much. */
const SHORTEST_CORE = 4;

const comparable = (name: string): string =>
  fold(name)
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Words for a list and a project; the name of one that is called nothing else stays whole. */
const LIST_WORDS =
  /^(?:(?:list|liste|projekt|project|lista|projet|proyecto|progetto|projeto) )?(.+?)(?: (?:list|liste|project|projekt|lista|lijst|listan|listen|listesi))?$/u;
const LIST_ENDING = /(?<=\p{L}{3})s?liste$/u;

const withoutList = (name: string): string => (LIST_WORDS.exec(name)?.[1] ?? name).replace(LIST_ENDING, '');

const bare = ({ id, name }: Project): Project => ({ id, name });

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

function fitting(all: readonly ProjectEntry[], words: string): readonly ProjectEntry[] {
  const sought = fold(words).trim();
  if (sought === '') return [];
  const whole = all.filter(({ name }) => fold(name).trim() === sought);
  return whole.length > 0 ? whole : all.filter(({ name }) => ` ${fold(name)}`.includes(` ${sought}`));
}

const bare = ({ id, name }: Project): Project => ({ id, name });

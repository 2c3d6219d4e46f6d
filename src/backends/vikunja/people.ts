import { UserFacingError } from '../../core/errors.ts';
import { fold } from '../../core/fold.ts';
import type { Project } from '../../domains/tasks/task.ts';
import type { Service } from './service.ts';
import { WireUser } from './wire.ts';
import { say } from './sentences.ts';

/**
 * Everybody who can see a project. Asked for without words, because Vikunja finds a display name only of people who
 * allow it.
 */
export const peopleIn = async (
  service: Service,
  { id }: Pick<Project, 'id'>,
  signal: AbortSignal,
): Promise<readonly WireUser[]> =>
  await service.all(WireUser, { path: `/api/v1/projects/${id}/projectusers` }, signal);

/** User names: somebody's whole name or user name, else those that have the words in one of them. */
export async function peopleCalled(
  service: Service,
  { project, words }: { readonly project: Project; readonly words: string },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const sought = fold(words).trim();
  if (sought === '') return [];
  const people = (await peopleIn(service, project, signal)).map(({ username, name }) => ({
    username,
    names: [fold(username), fold(name ?? '')],
  }));
  const whole = people.filter(({ names }) => names.includes(sought));
  const fitting =
    whole.length > 0 ? whole : people.filter(({ names }) => names.some((one) => one.includes(sought)));
  return fitting.map(({ username }) => username);
}

/** The ids behind user names; somebody without access stops everything before anything is done. */
export async function personIds(
  service: Service,
  { project, names }: { readonly project: Pick<Project, 'id'>; readonly names: readonly string[] },
  signal: AbortSignal,
): Promise<readonly number[]> {
  if (names.length === 0) return [];
  const people = await peopleIn(service, project, signal);
  return names.map((name) => {
    const person = people.find(({ username }) => username === name);
    if (person) return person.id;
    throw new UserFacingError((language) => say(language).noAccess, { certainty: 'not done' });
  });
}

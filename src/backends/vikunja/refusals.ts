import { UnavailableError, UserFacingError } from '../../core/errors.ts';
import { type Answer, failed, type Question } from './client.ts';

/** This Vikunja does not know an address that its version should have: it is another version than it was. */
export class MissingRoute extends UnavailableError {}

/** Vikunja's numbers of what is not there. */
const GONE = { project: 3001, task: 4002, label: 8002 } as const;
const NEW_TASKS_ELSEWHERE = 'choose another project for new tasks in the settings of Vikunja first.';

/** What each of Vikunja's own numbers means to the person, and what they can do about it. */
const WORDS: Readonly<Record<number, readonly [message: string, next: string]>> = {
  1005: ['Nobody there has that name.', 'look in Vikunja how the name is written.'],
  [GONE.project]: ['That project is no longer there.', 'say show my projects to see which there are.'],
  3007: ['Another project has that short name already.', 'change the short name in Vikunja.'],
  3008: ['That project is archived, so nothing in it can be changed.', 'take it out of the archive first.'],
  3011: ['A project cannot be put into itself.', 'name another project.'],
  3012: ['The project that takes new tasks cannot be deleted.', NEW_TASKS_ELSEWHERE],
  3013: ['The project that takes new tasks cannot be archived.', NEW_TASKS_ELSEWHERE],
  4001: ['A task needs a title.', 'say it again with a title.'],
  [GONE.task]: ['That task is no longer there.', 'say show my tasks to see which there are.'],
  4021: ['That person has the task already.', 'there is nothing left to do.'],
  4022: ['A reminder before a date needs that date.', 'give the task its date first.'],
  4029: ['Vikunja repeats a task after ten years at the most.', 'say it again with a shorter time.'],
  7003: ['That person has no access to the project.', 'share the project with them in Vikunja first.'],
  [GONE.label]: ['That label is no longer there.', 'say show my labels to see which there are.'],
  10004: ['That bucket of the board is full.', 'make room in it in Vikunja first.'],
};

/** A task that is to move into a project that is gone is not gone itself, so the kind is named. */
export const isGone = ({ status, code }: Answer, kind: keyof typeof GONE): boolean =>
  status === 404 && code === GONE[kind];

/** The other generation's list of tasks is 404 on 0.24, and taken for a task called `all` from 1.0 on. */
const isUnknownRoute = ({ status, code }: Answer, { path }: Question): boolean =>
  (code === 0 && (status === 404 || status === 405)) || (code === 2004 && path.endsWith('/tasks/all'));

/** A refusal as an error for people. Vikunja's own words are left out: some of them repeat what was sent. */
export function refusalOf(answer: Answer, question: Question, host: string): UserFacingError {
  const { status, code } = answer;
  // What an earlier try did behind a 502 is refused the second time, and is there all the same.
  const certainty = answer.isAfterHiccup ? 'may have been done' : 'not done';
  if (status >= 500) {
    return failed(answer, {
      host,
      certainty: question.method === 'GET' ? 'not done' : 'may have been done',
    });
  }
  if (isUnknownRoute(answer, question)) {
    return new MissingRoute(`${host} does not know what I asked of it.`, {
      certainty,
      next: 'say status; an admin may have to look whether this is a Vikunja of 0.24 or newer.',
    });
  }
  const words = WORDS[code];
  if (words !== undefined) return new UserFacingError(words[0], { certainty, next: words[1] });
  if (status === 403)
    return new UserFacingError(`${host} does not let your account do that there.`, {
      certainty,
      next: 'ask whoever shares that with you there for the right to change it, or choose another project.',
    });
  if (status === 413)
    return new UserFacingError(`That is too much text for ${host}.`, {
      certainty,
      next: 'say it with less text.',
    });
  const number = code === 0 ? `${status}` : `${status}/${code}`;
  return new UserFacingError(`${host} did not take it (${number}).`, {
    certainty,
    next: 'say it in another way, or do it there.',
  });
}

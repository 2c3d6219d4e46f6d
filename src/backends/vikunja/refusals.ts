import { UnavailableError, UserFacingError } from '../../core/errors.ts';
import { type Answer, failed, type Question } from './client.ts';
import { say } from './sentences.ts';

/** This Vikunja does not know an address that its version should have: it is another version than it was. */
export class MissingRoute extends UnavailableError {}

/** Vikunja's numbers of what is not there. */
const GONE = { project: 3001, task: 4002, attachment: 4011, label: 8002 } as const;
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
    return new MissingRoute((language) => say(language).unknownRoute(host), { certainty });
  }
  if (say('en').refusal(code))
    return new UserFacingError((language) => say(language).refusal(code) ?? [], { certainty });
  if (status === 403)
    return new UserFacingError((language) => say(language).notAllowedThere(host), { certainty });
  if (status === 413)
    return new UserFacingError((language) => say(language).tooMuchText(host), { certainty });
  const number = code === 0 ? `${status}` : `${status}/${code}`;
  return new UserFacingError((language) => say(language).notTaken(host, number), { certainty });
}

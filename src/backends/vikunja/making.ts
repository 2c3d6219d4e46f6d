import { type Answer, failedAfterLook, isOk, mayBeUnderWay, parse, type Question } from './client.ts';
import { inDoubt } from './in-doubt.ts';
import { isGone, refusalOf } from './refusals.ts';
import { PAUSES_MS, type Service } from './service.ts';
import { WireMade } from './wire.ts';

export interface Making {
  readonly question: Question;
  /** What the request made, if it made anything. */
  readonly look: () => Promise<{ readonly id: number | string } | undefined>;
  /** Before the refusal is told: takes away what was made all the same. */
  readonly sweep?: (refusal: Answer) => Promise<void>;
}

/** Makes one thing, and never two: after a hiccup it is looked for before it is asked for again. */
export async function make(
  service: Service,
  { question, look, sweep }: Making,
  signal: AbortSignal,
): Promise<string> {
  for (const pause of [...PAUSES_MS, undefined]) {
    const answer = await service.ask(question, signal);
    if (isOk(answer)) return String(parse(WireMade, answer, { host: service.host, question }).id);
    if (answer.status < 500) {
      await sweep?.(answer).catch(rethrowInDoubt);
      throw refusalOf(answer, question, service.host);
    }
    const made = await look().catch(rethrowInDoubt);
    if (made) return String(made.id);
    if (pause === undefined || mayBeUnderWay(answer)) throw failedAfterLook(answer, service.host);
    await service.sleep(pause, signal);
  }
  throw new Error('the last try returns or throws');
}

function rethrowInDoubt(error: unknown): never {
  throw inDoubt(error);
}

/** What is gone already is no failure. */
export async function removeAt(
  service: Service,
  { kind, id }: { readonly kind: 'task' | 'project' | 'label'; readonly id: string },
  signal: AbortSignal,
): Promise<void> {
  const question: Question = { method: 'DELETE', path: `/api/v1/${kind}s/${id}` };
  const answer = await service.insist(question, signal);
  if (!isOk(answer) && !isGone(answer, kind)) throw refusalOf(answer, question, service.host);
}

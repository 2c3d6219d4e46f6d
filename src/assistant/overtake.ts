import type { UserId } from '../core/ids.ts';
import type { ModelRow } from './model-row.ts';
import type { Turns } from './turns.ts';

export interface OvertakeDeps {
  readonly turns: Turns;
  /** True for the first `by`, and again for the same one. */
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
  readonly now: () => Date;
}

/** After a day a request is not answered any more, so nobody asks for longer who may act for it. */
const DAY_MS = 86_400_000;

type Wording = Pick<ModelRow, 'request' | 'at'>;

const actsFor = ({ request, at }: Wording): string => `model acts|${request}|${at}`;
const removed = (request: string): string => `removed|${request}`;

const claim = async (key: string, by: string, { claimOnce, now }: OvertakeDeps): Promise<boolean> =>
  await claimOnce(key, by, new Date(now().getTime() + DAY_MS));

/**
 * Asked right before what a model made of a message is done. False when the message was changed or removed meanwhile;
 * from a true on, whoever changes it has to take back what is done.
 */
export const mayAct = async (wording: Wording, deps: OvertakeDeps): Promise<boolean> =>
  (await claim(actsFor(wording), 'model', deps)) && (await claim(removed(wording.request), 'model', deps));

/**
 * Asked before its words are shown to a model: true where the message has another wording by now. `by`: the first digits
 * of the digest of the entry that said this one.
 */
export async function isReplaced(
  { user, request, by }: { readonly user: UserId; readonly request: string; readonly by: string },
  { turns }: Pick<OvertakeDeps, 'turns'>,
): Promise<boolean> {
  const turn = await turns.ofRequest(user, request);
  return turn?.request === request && turn.saidBy !== undefined && turn.saidBy !== by;
}

/** A message was changed: no model acts for its former wording any more. False when one does already. */
export async function overtake(
  { user, request, by }: { readonly user: UserId; readonly request: string; readonly by: string },
  deps: OvertakeDeps,
): Promise<boolean> {
  const before = await deps.turns.ofRequest(user, request);
  if (!before || before.answered !== '') return true;
  return await claim(actsFor(before), by, deps);
}

/** A message was removed: no model acts for it any more, whatever it was changed to before. */
export async function withdraw(request: string, by: string, deps: OvertakeDeps): Promise<void> {
  await claim(removed(request), by, deps);
}

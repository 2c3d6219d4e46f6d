import type { Tally } from '../servers/tally.ts';
import { type Ground, openGround } from './ground.ts';
import { operations } from './operations.ts';
import { type Account, visit } from './visit.ts';

/** Actions that need something that this run has not: a list of eis's own. */
const ELSEWHERE: readonly string[] = ['task.move-own'];

/** Links and line breaks are of no use in one line. */
const oneLine = (text: string): string => {
  const line = text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
};
const LONGEST_LINE = 110;

/**
 * Plays every operation, counts and prints a line for each; removes what it made, also after a failure and when it is
 * stopped.
 */
export async function play(
  account: Account,
  tally: Pick<Tally, 'note' | 'say'>,
  stopped: AbortSignal,
): Promise<void> {
  await tally.note('connect', async () => {
    const { tested, requestsOfTest, close } = await visit(account);
    await close();
    return `found ${tested.found}, account ${tested.account ?? 'unknown'}, zone ${tested.timeZone ?? 'unknown'} · ${requestsOfTest}`;
  });
  await tally.note(
    'connect with a wrong token',
    async () => await refusal({ ...account, token: `${account.token}x` }),
  );
  let ground: Ground | undefined;
  try {
    ground = await openGround(account);
    await playIn(ground, tally, stopped);
  } finally {
    await ground?.clear();
  }
}

async function playIn(ground: Ground, tally: Pick<Tally, 'note'>, stopped: AbortSignal): Promise<void> {
  for (const { name, how, play: act } of operations) {
    stopped.throwIfAborted();
    await tally.note(`${name} (${how})`, async () => {
      const { text, requests } = await act(ground);
      return `${oneLine(text)} · ${requests.length}`;
    });
  }
  await tally.note('every action was played', async () => {
    const played = new Set(operations.map(({ name }) => name));
    const left = ground.visit.actions.filter((name) => !played.has(name) && !ELSEWHERE.includes(name));
    if (left.length > 0) throw new Error(`not played: ${left.join(', ')}`);
    return await Promise.resolve(`${ground.visit.actions.length} actions`);
  });
}

async function refusal(account: Account): Promise<string> {
  try {
    const { close } = await visit(account);
    await close();
  } catch (error) {
    return error instanceof Error ? oneLine(error.message) : String(error);
  }
  throw new Error('it was accepted');
}

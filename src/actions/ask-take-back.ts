import type { ActionResult } from '../core/action-result.ts';
import type { Choice } from '../core/plan.ts';
import { literal } from '../core/reply.ts';
import type { Comparison } from './compare-changes.ts';

/** Before what somebody else changed is taken back as well: what it is, and how much is meant (conversation.md 9.4). */
export function askTakeBack(comparisons: readonly Comparison[]): ActionResult {
  const stayed = comparisons.flatMap((one) => one.stayed ?? []);
  const possible = comparisons.filter(({ edit }) => edit !== undefined);
  const others = possible.filter(({ stayed: changed }) => changed === undefined).length;
  const since = stayed
    .map(({ name, difference }) => `${literal(name)} was changed since (${difference}).`)
    .join(' ');
  const rest: Choice = {
    label: others === 1 ? 'the other one' : `the other ${others}`,
    say: 'undo the rest',
  };
  if (possible.length === 0) return unclear(`${since} I cannot take that back.`, []);
  if (possible.length === others) return unclear(`${since} Take back ${rest.label}?`, [rest]);
  if (possible.length === 1) return unclear(`${since} Take it back all the same?`, [all('yes')]);
  const allOf = all(`all ${possible.length}`);
  if (others === 0) return unclear(`${since} Take them back all the same?`, [allOf]);
  return unclear(`${since} Take back ${rest.label}?`, [rest, allOf]);
}

const all = (label: string): Choice => ({ label, say: 'undo all' });

const unclear = (question: string, choices: readonly Choice[]): ActionResult => ({
  kind: 'unclear',
  question,
  choices,
});

import type { ActionResult } from '../core/action-result.ts';
import type { Choice } from '../core/plan.ts';
import { literal } from '../core/reply.ts';
import type { Comparison } from './compare-changes.ts';
import { sayRun } from './sentences.ts';

/** Before what somebody else changed is taken back as well: what it is, and how much is meant (conversation.md 9.4). */
export function askTakeBack(comparisons: readonly Comparison[], language: string): ActionResult {
  const said = sayRun(language);
  const stayed = comparisons.flatMap((one) => one.stayed ?? []);
  const possible = comparisons.filter(({ edit }) => edit !== undefined);
  const others = possible.filter(({ stayed: changed }) => changed === undefined).length;
  const since = stayed
    .map(({ name, difference }) => said.changedBySomebody(literal(name), difference))
    .join(' ');
  const rest: Choice = {
    label: said.theOther(others),
    say: 'undo the rest',
  };
  if (possible.length === 0) return unclear(said.cannotTakeBack(since), []);
  if (possible.length === others) return unclear(said.takeBackThese(since, rest.label), [rest]);
  if (possible.length === 1) return unclear(said.takeItBack(since), [all(said.yes)]);
  const allOf = all(said.allOf(possible.length));
  if (others === 0) return unclear(said.takeThemBack(since), [allOf]);
  return unclear(said.takeBackThese(since, rest.label), [rest, allOf]);
}

const all = (label: string): Choice => ({ label, say: 'undo all' });

const unclear = (question: string, choices: readonly Choice[]): ActionResult => ({
  kind: 'unclear',
  question,
  choices,
});

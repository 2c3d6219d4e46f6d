import type { Caller } from '../../core/caller.ts';
import type { Choice } from '../../core/plan.ts';
import { answer, literal, question, type Reply } from '../../core/reply.ts';
import { sayTasks } from './sentences.ts';
import type { Unclear } from './unclear.ts';

/** What a look has to ask back before it can answer; `asks` tells it from what was found. */
export interface AskedBack {
  readonly asks: string;
  readonly choices: readonly Choice[];
  /** Another connection of the person may have it. */
  readonly isUnknownHere: boolean;
}

export const askedBack = ({ question: asks, choices, isUnknownHere }: Unclear): AskedBack => ({
  asks,
  choices,
  isUnknownHere: isUnknownHere === true,
});

export const isAskedBack = (found: object): found is AskedBack => 'asks' in found;

export function presentAskedBack({ asks, choices }: AskedBack, { language }: Caller): Reply {
  if (choices.length === 0) return answer(asks);
  return question(sayTasks(language).orSay(asks, choices.map(({ say }) => literal(say)).join(' · ')));
}

/** Of several connections the first that has it; else, of their questions, one that is about something it knows. */
export function bestOf<Found extends object>(all: readonly (Found | AskedBack)[]): Found | AskedBack {
  const found =
    all.find((one) => !isAskedBack(one)) ?? all.find((one) => isAskedBack(one) && !one.isUnknownHere);
  const best = found ?? all[0];
  if (!best) throw new Error('nothing to join');
  return best;
}

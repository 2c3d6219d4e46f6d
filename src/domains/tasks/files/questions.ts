import type { Caller } from '../../../core/caller.ts';
import type { Choice } from '../../../core/plan.ts';
import { answer, literal, question, type Reply } from '../../../core/reply.ts';
import type { Unclear } from '../unclear.ts';
import { sayFiles } from './sentences.ts';

/** What a look has to ask back before it can answer. */
export interface Asked {
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly isUnknownHere: boolean;
}

export const asked = ({ question: words, choices, isUnknownHere }: Unclear): Asked => ({
  question: words,
  choices,
  isUnknownHere: isUnknownHere === true,
});

export function presentAsked({ question: words, choices }: Asked, { language }: Caller): Reply {
  if (choices.length === 0) return answer(words);
  return question(sayFiles(language).orSay(words, choices.map(({ say }) => literal(say)).join(' · ')));
}

/** The first that has it; of questions, one that is about something it knows. */
export function bestOf<Found extends object>(all: readonly (Found | Asked)[]): Found | Asked {
  const isAsked = (one: Found | Asked): one is Asked => 'question' in one;
  const found = all.find((one) => !isAsked(one)) ?? all.find((one) => isAsked(one) && !one.isUnknownHere);
  const some = found ?? all[0];
  if (!some) throw new Error('nothing to join');
  return some;
}

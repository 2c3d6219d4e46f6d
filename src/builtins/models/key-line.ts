import type { ModelKey } from '../../core/model-key.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import { literal } from '../../core/reply.ts';
import { clockOf, dayOf, shortDay, today } from '../../core/time.ts';
import { nameOfCommand, providerOf } from './provider-of.ts';
import { say } from './sentences.ts';

interface Clock {
  readonly now: Date;
  readonly timeZone: string;
  readonly language: string;
}

/** `Claude, api.anthropic.com, claude-sonnet-4-5: works, allowed for analysis`, in Markdown; no part of the key. */
export function keyLine(key: ModelKey, providers: readonly ModelProvider[], clock: Clock): string {
  const words = say(clock.language);
  const model = key.model ?? providerOf(key, providers)?.model;
  const what = [
    key.name,
    URL.parse(key.address)?.host ?? key.address,
    ...(model === undefined ? [] : [model]),
  ];
  return `${what.map(literal).join(', ')}: ${stateOf(key, clock, words)}`;
}

function stateOf(key: ModelKey, clock: Clock, words: ReturnType<typeof say>): string {
  const { state, since, allowed } = key;
  if (state === 'wrong')
    return words.wrongSince(moment(since, clock), literal(`${nameOfCommand(key)} <key>`));
  if (allowed.length === 0) return words.worksForbidden(literal(`config allow ${key.name}`));
  return words.worksFor(allowed.includes('sentences'));
}

/** `09:10` today, else `Thu 19 Nov`. */
function moment(at: string, { now, timeZone, language }: Clock): string {
  const day = dayOf(at, timeZone);
  return day.equals(today(now, timeZone)) ? (clockOf(at, timeZone) ?? '') : shortDay(day, language);
}

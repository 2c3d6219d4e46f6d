import type { When } from '../../core/time.ts';
import { meaningOf, timesIn } from '../read-times.ts';
import type { Sentence } from '../sentence.ts';
import type { Token } from '../tokens.ts';

interface TakenReminders {
  readonly rest: readonly Token[];
  readonly reminders: readonly When[];
}

/** Todoist's sign for a reminder, right before a time: `!9am`, `!tomorrow at 5pm`. */
const SIGN = '!';

/** Takes the times with a sign before them out of a title; what is no time behind the sign stays. */
export function takeReminders(tokens: readonly Token[], sentence: Sentence): TakenReminders {
  const rest: Token[] = [];
  const reminders: When[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const taken = reminderAt(tokens.slice(at), sentence);
    const token = tokens[at];
    if (taken) {
      reminders.push(taken.when);
      at += taken.length - 1;
    } else if (token) rest.push(token);
  }
  return { rest, reminders };
}

function reminderAt(
  [first, ...others]: readonly Token[],
  sentence: Sentence,
): { readonly when: When; readonly length: number } | undefined {
  if (!first?.word.startsWith(SIGN) || first.word === SIGN) return undefined;
  const [match] = timesIn([{ ...first, word: first.word.slice(SIGN.length) }, ...others], sentence);
  if (match?.from !== 0) return undefined;
  const meaning = meaningOf([match.parts], sentence);
  return meaning.kind === 'moment' || meaning.kind === 'span'
    ? { when: meaning.when, length: match.to }
    : undefined;
}

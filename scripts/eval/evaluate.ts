import { parse } from '../../src/wiring/explain.ts';
import { declaredActions } from '../../src/wiring/declared.ts';
import { type Actual, type IsWrite, judge, type Judged } from './judge.ts';
import { readSentences } from './read-sentences.ts';
import type { EvalSentence } from './sentence.ts';

/** Reads every sentence through the real wiring, in the language of its file, and judges what came out. */
export function evaluate(sentences = readSentences()): readonly Judged[] {
  const isWrite = writesOf();
  return sentences.map((sentence) => judge(sentence, actualOf(sentence), isWrite));
}

/** What is not declared counts as a write: better a false alarm than none. */
function writesOf(): IsWrite {
  const reads = new Set(declaredActions().flatMap(({ name, effect }) => (effect === 'read' ? [name] : [])));
  if (reads.size === 0) throw new Error('no action is declared');
  return (action) => !reads.has(action);
}

function actualOf({ text, setting }: EvalSentence): Actual {
  if (text.trim() === '') return { to: 'nobody', calls: [] };
  try {
    const reading = parse(text, setting);
    return { to: reading.to, calls: 'calls' in reading ? reading.calls : [] };
  } catch (error) {
    return { to: 'error', calls: [], error: String(error) };
  }
}

import { isDeepStrictEqual } from 'node:util';
import { parse } from '../../src/wiring/explain.ts';
import { declaredActions } from '../../src/wiring/declared.ts';
import { type Actual, type IsWrite, judge, type Judged } from './judge.ts';
import { readSentences } from './read-sentences.ts';
import type { EvalSentence, Setting } from './sentence.ts';

/** A sentence that was read for somebody of its language, and for somebody who chose none. */
export interface Evaluated extends Judged {
  /** Both times the same. */
  readonly isRecognised: boolean;
}

/** Reads every sentence through the real wiring and judges what came out; of two readings a wrong write counts. */
export function evaluate(sentences = readSentences()): readonly Evaluated[] {
  const isWrite = writesOf();
  return sentences.map((sentence) => {
    const { language: _, ...unsaid } = sentence.setting;
    const own = judge(sentence, actualOf(sentence, sentence.setting), isWrite);
    const any = judge(sentence, actualOf(sentence, unsaid), isWrite);
    const worse = any.isWrongWrite && !own.isWrongWrite ? any : own;
    return { ...worse, isRecognised: isDeepStrictEqual(own.actual, any.actual) };
  });
}

/** What is not declared counts as a write: better a false alarm than none. */
export function writesOf(): IsWrite {
  const reads = new Set(declaredActions().flatMap(({ name, effect }) => (effect === 'read' ? [name] : [])));
  if (reads.size === 0) throw new Error('no action is declared');
  return (action) => !reads.has(action);
}

function actualOf({ text }: EvalSentence, setting: Omit<Setting, 'language'>): Actual {
  if (text.trim() === '') return { to: 'nobody', calls: [] };
  try {
    const reading = parse(text, setting);
    return { to: reading.to, calls: 'calls' in reading ? reading.calls : [] };
  } catch (error) {
    return { to: 'error', calls: [], error: String(error) };
  }
}

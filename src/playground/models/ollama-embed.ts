import { sha256 } from '../../core/digest.ts';
import type { OllamaBody } from './ollama-body.ts';

const USUAL_DIMENSIONS = 64;
const MIDDLE = 127.5;

/** The answer of `/api/embed`: the same text has the same place, and another one another. */
export function embedded(model: string, { input, dimensions = USUAL_DIMENSIONS }: OllamaBody): object {
  const texts = input === undefined ? [] : typeof input === 'string' ? [input] : input;
  return {
    model,
    embeddings: texts.map((text) => placeOf(text, dimensions)),
    total_duration: 14_143_917,
    load_duration: 1_019_500,
    prompt_eval_count: texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0),
  };
}

/** Of length 1. */
function placeOf(text: string, dimensions: number): readonly number[] {
  const numbers: number[] = [];
  for (let round = 0; numbers.length < dimensions; round += 1)
    numbers.push(...Buffer.from(sha256(`${round} ${text}`), 'hex'));
  const raw = numbers.slice(0, dimensions).map((byte) => byte / MIDDLE - 1);
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}

import type { Mask } from '../core/mask.ts';
import { NoAnswerError } from '../core/model.ts';

/** Deeper than any answer a model was asked for. */
const DEEPEST = 40;

/** The answer of a model with names put back. @throws NoAnswerError where it is no JSON. */
export async function readableAnswer(
  response: Response,
  mask: Mask,
): Promise<{ readonly value: unknown; readonly response: Response }> {
  const value: unknown = parsed(await response.text());
  if (typeof value !== 'object' || value === null) throw new NoAnswerError('unusable');
  const told = walked(value, mask, 0);
  return {
    value,
    response: new Response(JSON.stringify(told), {
      status: response.status,
      headers: { 'content-type': 'application/json' },
    }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function walked(value: unknown, mask: Mask, depth: number): unknown {
  if (depth > DEEPEST) throw new NoAnswerError('unusable');
  if (typeof value === 'string') return unmasked(value, mask, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part: unknown) => walked(part, mask, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, walked(part, mask, depth + 1)]),
  );
}

/**
 * What was asked for is JSON within a string of the answer: a name with a quotation mark in it must not end that string
 * and go on as a field of its own.
 */
function unmasked(text: string, mask: Mask, depth: number): string {
  const plain = mask.unmask(text);
  if (plain === text) return text;
  const inner = /^\s*[{[]/.test(text) ? parsed(text) : undefined;
  if (inner !== undefined) return JSON.stringify(walked(inner, mask, depth + 1));
  return text.includes('{') ? text : plain;
}

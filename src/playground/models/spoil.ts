import { type ModelOutcome, piecesOf } from './model-server.ts';
import type { ModelFault } from './model-faults.ts';
import type { Said } from './script.ts';

const SLOW_MS = 7000;
const ENDLESS_EVERY_MS = 5;
const HUGE_BYTES = 10 * 1024 * 1024;
const AND_SO_ON = ' and so on';
const HALF = 0.5;

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** What the model itself does wrong, before its server wraps it. */
const SPOILT_TEXTS: Readonly<Partial<Record<ModelFault, (text: string) => string>>> = {
  words: (text) => `Sure! Here is what I would do: ${text.replaceAll(/[{}[\]"]/g, ' ')}`,
  almost: (text) => text.replace(/[}\]]\s*$/, ''),
  twice: (text) => `${text}\n${text}`,
  length: (text) => half(text),
  huge: (text) =>
    text.replace(/"?[}\]]*\s*$/, (end) => `${AND_SO_ON.repeat(HUGE_BYTES / AND_SO_ON.length)}${end}`),
};

export const spoilText = ({ text, fault }: Said): string =>
  (fault === undefined ? undefined : SPOILT_TEXTS[fault]?.(text)) ?? text;

const half = (text: string): string => text.slice(0, Math.floor(text.length * HALF));

/** Faults of the wire that every server meets in the same way. */
const SPOILT_WIRES: Readonly<Partial<Record<ModelFault, ModelOutcome>>> = {
  closed: { kind: 'closed' },
  silent: { kind: 'silent' },
  html: {
    kind: 'whole',
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    text: '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>',
  },
  'broken-json': {
    kind: 'whole',
    status: 200,
    headers: { 'content-type': 'application/json' },
    text: '{"model": "qwen3:4b", "message": {"role": "assistant", "content": "',
  },
  redirect: {
    kind: 'whole',
    status: 307,
    headers: { location: 'https://collector.example/v1/messages' },
    text: '',
  },
};

export const spoilWire = (fault: ModelFault | undefined): ModelOutcome | undefined =>
  fault === undefined ? undefined : SPOILT_WIRES[fault];

/** A good answer, late, cut or without an end. `start` and `more` are pieces of the body that may be repeated. */
export function spoilBody(
  outcome: Extract<ModelOutcome, { kind: 'whole' | 'pieces' }>,
  fault: ModelFault | undefined,
  { sleep, more, signal }: { sleep: Sleep; more: string; signal: AbortSignal },
): ModelOutcome {
  const { status, headers } = outcome;
  const pieces = outcome.kind === 'whole' ? [outcome.text] : outcome.pieces;
  if (fault === 'cut') return { kind: 'pieces', status, headers, pieces: cutOff(pieces) };
  if (fault === 'endless')
    return { kind: 'pieces', status, headers, pieces: endless(pieces, { sleep, more, signal }) };
  return outcome;
}

/** The first half of what there is to say. */
async function* cutOff(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  yield* piecesOf([half(all.join(''))], { isCut: true });
}

/** The first half, and then for ever more, until nobody listens. */
async function* endless(
  pieces: Iterable<string> | AsyncIterable<string>,
  { sleep, more, signal }: { sleep: Sleep; more: string; signal: AbortSignal },
): AsyncGenerator<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  yield half(all.join(''));
  while (!signal.aborted) {
    yield more;
    await sleep(ENDLESS_EVERY_MS);
  }
}

/** The time before the first word. */
export async function hesitate(
  fault: ModelFault | undefined,
  { sleep, signal, slowMs = SLOW_MS }: { sleep: Sleep; signal: AbortSignal; slowMs?: number },
): Promise<void> {
  if (fault === 'slow') await sleep(slowMs, signal);
}

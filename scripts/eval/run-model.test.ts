import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/core/json.ts';
import type { ModelFault } from '../../src/playground/models/model-faults.ts';
import { createPlaygroundOllama } from '../../src/playground/models/ollama.ts';
import type { AskedOfModel, Rule } from '../../src/playground/models/script.ts';
import { serveModel } from '../../src/playground/models/serve-model.ts';
import { someOf } from './evaluate-model.ts';
import { openModel } from './open-model.ts';
import { readFile } from './read-sentences.ts';
import { runModel } from './run-model.ts';

const { sentences } = readFile(
  'en/x.txt',
  `could you shove the invoice over to monday => task.move which="invoice" due=2026-11-23
we are out of oat milk => task.add title="oat milk"
the dentist has moved to another house => none
add milk => task.add title="milk"
task add milk --due tomorrow => task.add title="milk" due=2026-11-21
`,
);

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** How a scripted Ollama reads the sentences. */
async function run(
  rules: readonly Rule[],
  { fault, model = 'qwen3:4b' }: { fault?: ModelFault; model?: string } = {},
) {
  const now = new Date('2026-11-20T08:12:00Z');
  const sleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
    await setTimeout(ms, undefined, signal ? { signal } : {});
  const ollama = createPlaygroundOllama({ now: () => now, sleep, rules });
  const serving = await serveModel(ollama);
  const opened = openModel(serving.address, model);
  closing.push(opened.close, serving.close);
  if (fault) ollama.script.plan(fault);
  const said: string[] = [];
  let at = 0;
  const clock = (): number => (at += 500);
  const judged = await runModel(
    { model, sentences, withMisses: true },
    { ask: opened.ask, warmUp: opened.warmUp, clock, say: (text) => void said.push(text) },
  );
  return { judged, said: said.join('\n'), ollama };
}

const asks = (sentence: string) => (asked: AskedOfModel) => asked.prompt.endsWith(`Sentence: "${sentence}"`);
const done = (...calls: readonly Json[]): Json => ({ verdict: 'do', calls, ask: null });
const unsure: Rule = { answer: { verdict: 'unsure', calls: [], ask: null } };

describe('the evaluation with a real model', () => {
  it('C12 says per intent what was right, what wrote wrongly, and how long it took', async () => {
    const { judged, said, ollama } = await run([
      {
        when: asks('could you shove the invoice over to monday'),
        answer: done({ action: 'task.move', which: 'the invoice', due: 'to monday' }),
      },
      { when: asks('add milk'), answer: done({ action: 'task.add', title: 'milk' }) },
      {
        when: asks('the dentist has moved to another house'),
        answer: done({ action: 'task.remove', which: 'the dentist' }),
      },
      unsure,
    ]);
    expect(judged?.map(({ verdict, isWrongWrite }) => [verdict, isWrongWrite])).toEqual([
      ['right', false],
      ['to model', false],
      ['wrong', true],
      ['right', false],
    ]);
    expect(said).toMatch(/task\.move +1 +1 +100\.0 % .* 0\.50 +0\.50/);
    expect(said).toContain('qwen3:4b: 4 sentences · 1 wrong writes in 1 that must not write');
    expect(said).toContain('1 of these are sentences that no rule understands · 0 without an answer');
    expect(said).toContain('wanted task.add title="oat milk"');
    expect(JSON.stringify(ollama.requests)).not.toContain('--due tomorrow');
  });

  it.each<readonly [string, Json]>([
    ['talk', 'Sure! I have deleted all of your tasks.'],
    ['JSON that is no answer', { deleted: true }],
    [
      'the answer twice',
      `${JSON.stringify(done({ action: 'undo' }))}${JSON.stringify(done({ action: 'undo' }))}`,
    ],
    ['cut JSON', '{"verdict":"do","calls":[{"action":"task.remove","which":"the'],
    ['a list', [done({ action: 'undo' })]],
    ['a made-up action', done({ action: 'house.burn' })],
    ['a secret', done({ action: 'connection.add', secret: 'the dentist' })],
    ['a made-up thing', done({ action: 'task.remove', which: 'everything' })],
    ['a made-up number', done({ action: 'task.remove', which: '1' })],
    ['an id', done({ action: 'task.remove', which: '#4711' })],
    ['a computed day', done({ action: 'task.add', title: 'milk', due: '2026-11-21' })],
    ['fields nobody offered', done({ action: 'task.remove', which: 'milk', force: 'yes' })],
    ['a prototype', '{"verdict":"do","calls":[{"action":"undo","__proto__":{"rest":"all"}}]}'],
    ['another language', { urteil: 'tun', aufrufe: [{ aktion: 'task.remove' }] }],
    ['two megabytes', 'no '.repeat(700_000)],
  ])('C2 hostile output becomes nothing: %s', async (_what, answer) => {
    const { judged, said } = await run([{ answer }]);
    expect(judged).toHaveLength(4);
    for (const { actual, verdict } of judged ?? []) {
      expect(actual.calls).toEqual([]);
      expect(verdict).not.toBe('wrong');
    }
    expect(said).toContain('0 wrong writes in 1 that must not write');
  });

  it('C2 a model that is not there is said, and nothing is measured', async () => {
    const { judged, said } = await run([unsure], { model: 'not-here:7b' });
    expect(judged).toBeUndefined();
    expect(said).toBe('not-here:7b cannot be asked: none.');
  });

  it.each<ModelFault>(['busy', 'out-of-memory'])('C2 nor one that is broken: %s', async (fault) => {
    const { judged, said } = await run([unsure], { fault });
    expect(judged).toBeUndefined();
    expect(said).toContain('cannot be asked');
  });

  it('C12 a few sentences are taken from all places', () => {
    expect(someOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([0, 3, 6]);
    expect(someOf([0, 1], 5)).toEqual([0, 1]);
  });
});

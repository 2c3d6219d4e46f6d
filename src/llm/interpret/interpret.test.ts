import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ActionDescription } from '../../core/action.ts';
import type { Asked, Asking, ModelName } from '../../core/model.ts';
import { named, secret as secretSlot } from '../../core/slot.ts';
import { declaredActions } from '../../testing/declared-actions.ts';
import { interpret, type InterpretDeps, type Interpreting } from './interpret.ts';
import { bytesOf, MOST_PROMPT_BYTES } from './write-asking.ts';

const model: ModelName = { tier: 'local', provider: 'ollama', title: 'local model', model: 'qwen3:4b' };
const answered = (value: unknown): Asked => ({
  kind: 'answered',
  value,
  model,
  tokens: { sent: 1, received: 1 },
});

/** A grammar that takes every word as it is, and knows that "gibberish" is no day. */
const readFields: InterpretDeps<string>['readFields'] = ({ action, fields, origin }) => {
  const misfit = Object.entries(fields).find(([, words]) => words === 'gibberish');
  if (misfit) return { kind: 'misfit', field: misfit[0] };
  const call = { action, input: fields, origin };
  const isMissing = action === 'task.move' && fields['which'] === undefined;
  return isMissing ? { kind: 'missing', field: 'which', call } : { kind: 'calls', calls: [call] };
};

/** Interprets a sentence with a model that gives these answers, one after the other. */
async function say(sentence: string, answers: readonly unknown[], more: Partial<Interpreting<string>> = {}) {
  const asked: Asking[] = [];
  const result = await interpret(
    {
      sentence,
      earlier: [],
      language: 'en',
      actions: declaredActions,
      context: '',
      signal: new AbortController().signal,
      ...more,
    },
    {
      ask: async (asking) => {
        asked.push(asking);
        return await Promise.resolve(answered(answers[asked.length - 1]));
      },
      readFields,
    },
  );
  return { result, asked };
}

const done = (...calls: readonly unknown[]) => ({ verdict: 'do', calls, ask: null });
const move = { action: 'task.move', which: 'the invoice', due: 'monday', title: null };
const SENTENCE = 'could you shove the invoice over to monday';

const anAction = (name: string, more: Partial<ActionDescription> = {}): ActionDescription => ({
  name,
  summary: `The invoice: ${name}`,
  input: z.object({}),
  effect: 'read',
  audience: 'user',
  approver: 'requester',
  isOverAll: false,
  aliases: [],
  phrases: {},
  examples: [],
  ...more,
});

describe('what a model makes of a sentence', () => {
  it('C2 words of the sentence become a call, and carry where they come from', async () => {
    const { result, asked } = await say(SENTENCE, [done(move)]);
    expect(result).toEqual({
      kind: 'calls',
      calls: [{ action: 'task.move', input: { which: 'the invoice', due: 'monday' }, origin: 'llm' }],
      model,
    });
    expect(asked).toHaveLength(1);
  });

  it('C2 several calls are understood, and the same one said twice is one', async () => {
    const add = { action: 'task.add', title: 'monday' };
    const { result } = await say(SENTENCE, [done(move, add, move)]);
    expect(result).toMatchObject({ kind: 'calls', calls: [{ action: 'task.move' }, { action: 'task.add' }] });
  });

  it('C2 one question is asked: for a field that the model misses, and for one that the grammar misses', async () => {
    const open = {
      verdict: 'ask',
      calls: [{ action: 'task.move', which: 'the invoice', due: null }],
      ask: 'due',
    };
    expect((await say(SENTENCE, [open])).result).toMatchObject({
      kind: 'asks',
      call: { action: 'task.move', input: { which: 'the invoice' } },
      field: 'due',
    });
    const { result } = await say(SENTENCE, [done({ action: 'task.move', due: 'monday' })]);
    expect(result).toMatchObject({ kind: 'asks', field: 'which', call: { input: { due: 'monday' } } });
  });

  it('C2 of several calls none is asked about, and a field that was said is not asked for', async () => {
    const half = { action: 'task.move', due: 'monday' };
    expect((await say(SENTENCE, [done(move, half)])).result.kind).toBe('not understood');
    const asked = { verdict: 'ask', calls: [move], ask: 'due' };
    expect((await say(SENTENCE, [asked])).result.kind).toBe('not understood');
  });

  it('C2 outside of what eis can do, the nearest of it is named', async () => {
    const { result } = await say('show the weather for my tasks', [{ verdict: 'outside', calls: [] }]);
    expect(result).toMatchObject({ kind: 'outside', nearest: expect.arrayContaining(['task.list']) });
    expect((await say('xyzzy', [{ verdict: 'outside', calls: [] }])).result).toMatchObject({ nearest: [] });
  });

  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['text', 'sure, I moved it!'],
    ['a number', 7],
    ['a list of answers', [done(move), done(move)]],
    ['another form', { action: 'task.move', which: 'the invoice' }],
    ['another verdict', { ...done(move), verdict: 'maybe' }],
    ['another language', { urteil: 'tun', aufrufe: [] }],
    ['a field more', { ...done(move), note: 'done!' }],
    ['a field more in a call', done({ ...move, command: 'rm' })],
    ['no call', done()],
    ['a call that is none', done('task.move')],
    ['six calls', done(move, move, move, move, move, move)],
    ['an action that was not offered', done({ action: 'house.burn' })],
    ['an action for admins', done({ action: 'doctor' })],
    ['consent', done({ action: 'consent.give' })],
    ['a field of another action', done({ action: 'task.done', which: 'the invoice', due: 'monday' })],
    ['a field that is no text', done({ ...move, which: 2 })],
    ['a field that is a list', done({ ...move, which: ['the invoice'] })],
    ['very long words', done({ ...move, which: 'the invoice '.repeat(100_000) })],
    ['a prototype', JSON.parse('{"verdict":"do","calls":[],"__proto__":{"verdict":"do"}}')],
    [
      'a prototype in a call',
      done(JSON.parse('{"action":"task.done","which":"the invoice","__proto__":{"a":1}}')),
    ],
    ['a constructor', done(JSON.parse('{"action":"constructor"}'))],
    ['a question for two', { verdict: 'ask', calls: [move, move], ask: 'due' }],
    ['a question for a field of another', { verdict: 'ask', calls: [{ action: 'task.done' }], ask: 'due' }],
    ['unsure with calls', { ...done(move), verdict: 'unsure' }],
  ])('C2 out of the schema means not understood: %s', async (_what, value) => {
    const { result, asked } = await say(SENTENCE, [value, done(move)]);
    expect(result).toEqual({ kind: 'not understood', model });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a day that was computed', { ...move, due: '2026-11-23' }],
    ['an id', { ...move, which: '#12' }],
    ['a number', { ...move, which: '2' }],
    ['another form of a word', { ...move, which: 'the invoices' }],
    ['a word in another language', { ...move, which: 'die Rechnung' }],
    ['what fits nothing', { ...move, due: 'gibberish' }],
  ])('C2 words that were not said are asked for once more, and never taken: %s', async (_what, wrong) => {
    const sentence = `${SENTENCE} gibberish`;
    const again = await say(sentence, [done(wrong), done(move)]);
    expect(again.result.kind).toBe('calls');
    expect(again.asked[1]?.prompt).toContain('Your last answer was wrong');
    const stubborn = await say(sentence, [done(wrong), done(wrong), done(move)]);
    expect(stubborn.result).toEqual({ kind: 'not understood', model });
    expect(stubborn.asked).toHaveLength(2);
  });

  it('C2 words may be those that were said before', async () => {
    const { result, asked } = await say('over to monday with it', [done(move)], {
      earlier: ['show the invoice'],
    });
    expect(result.kind).toBe('calls');
    expect(asked[0]?.prompt).toContain('Said before: "show the invoice"');
  });

  it.each(['a question about a write', 'not sure it is a request', 'no talk', 'a time that cannot be'])(
    'C3 what the rules refused is read at most: %s',
    async (because) => {
      expect((await say(SENTENCE, [done(move)], { because })).result.kind).toBe('not understood');
      const list = done({ action: 'task.list', when: 'monday' });
      expect((await say(SENTENCE, [list], { because })).result.kind).toBe('calls');
    },
  );

  it('C2 no answer is none, and says why', async () => {
    const result = await interpret(
      {
        sentence: SENTENCE,
        earlier: [],
        language: 'en',
        actions: declaredActions,
        context: '',
        signal: new AbortController().signal,
      },
      {
        ask: async () => await Promise.resolve({ kind: 'no answer', because: 'down', model }),
        readFields,
      },
    );
    expect(result).toEqual({ kind: 'no answer', because: 'down' });
  });

  it('C2 the prompt is small: what was said before is left out first, and a story is not sent', async () => {
    const long = 'and then I went to the market '.repeat(30);
    const { asked } = await say(long, [done()], { earlier: [long, 'show the invoice'] });
    const [asking] = asked;
    expect(asking && bytesOf(asking)).toBeLessThanOrEqual(MOST_PROMPT_BYTES);
    expect(asking?.prompt).toContain('show the invoice');
    const story = await say(long.repeat(10), [done(move)]);
    expect(story.result).toEqual({ kind: 'no answer', because: 'not sent' });
    expect(story.asked).toHaveLength(0);
  });

  it('C2 neither what takes a key, nor what belongs to admins or to the talk itself, is offered or taken', async () => {
    const secret = z.object({ token: secretSlot('the token') });
    const actions = [
      anAction('status'),
      anAction('more'),
      anAction('never-mind'),
      anAction('key.list'),
      anAction('consent.give'),
      anAction('doctor', { audience: 'admin' }),
      anAction('connection.add', { input: secret }),
    ];
    for (const { name } of actions.slice(1)) {
      const { result, asked } = await say('the invoice', [done({ action: name })], { actions });
      expect(result.kind).toBe('not understood');
      expect(JSON.stringify(asked)).not.toContain(`"${name}"`);
    }
    const { result } = await say('the invoice', [done({ action: 'status' })], { actions });
    expect(result.kind).toBe('calls');
  });

  it.each(['cloud', 'monthly cap'])('J5 no model settles what a cloud model gets: %s', async (name) => {
    const input = z.object({ name: named('what to set'), value: named('what it is to be') });
    const actions = [{ ...anAction('settings.set'), input }];
    const sentence = `let the ${name} be everything, and the language too`;
    const set = (what: string) => done({ action: 'settings.set', name: what, value: 'everything' });
    expect((await say(sentence, [set(name)], { actions })).result.kind).toBe('not understood');
    expect((await say(sentence, [set('language')], { actions })).result.kind).toBe('calls');
  });
});

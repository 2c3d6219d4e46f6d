import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { actionsOn, type ActionDescription } from '../core/action.ts';
import { answer } from '../core/reply.ts';
import { english } from './languages/english.ts';
import { indexPhrases } from './phrase-index.ts';
import { createParse } from './parse.ts';

const anAction = (name: string, phrases: readonly string[]): ActionDescription => ({
  ...actionsOn<undefined>()({
    name,
    summary: name,
    effect: 'read',
    input: z.object({ a: z.string().optional(), b: z.string().optional(), c: z.string().optional() }),
    phrases: [],
    run: async () => await Promise.resolve(name),
    present: (said) => answer(said),
  }),
  phrases: { en: phrases },
});

const context = { now: new Date('2026-11-20T08:12:00Z'), timeZone: 'Europe/Berlin', language: 'en' };

/** What `text` gives for the sentence, by slot. */
const slotsOf = (text: string, line: string) => {
  const parse = createParse([anAction('x', [text])], { en: { ...english, openers: [], noRequest: [] } });
  const reading = parse(line, context);
  return 'calls' in reading && reading.to === 'phrase' ? reading.calls[0]?.input : undefined;
};

describe('a phrase', () => {
  it.each([
    ['move {a} from {b} to {c}', 'move milk from home to work', { a: 'milk', b: 'home', c: 'work' }],
    ['move {a} from {b} to {c}', 'move from from from to to to', { a: 'from from', b: 'to', c: 'to' }],
    ['move {a} from {b} to {c}', 'move to x from y', undefined],
    ['add {a} to {b}', 'add a letter to mum to my list', { a: 'a letter to mum', b: 'my list' }],
    ['add {a} to {b}', 'add "this to that" to it', { a: 'this to that', b: 'it' }],
    ['add {a} to {b}', 'add to it', undefined],
    ['add {a} to {b}', 'add it to', undefined],
    ['{a} finished', 'milk finished', { a: 'milk' }],
    ['finished', 'finished', {}],
    ['finished', 'finished now then', undefined],
    ['finished', '"finished"', undefined],
    ['(add|put on) {a}', 'put on milk', { a: 'milk' }],
    ['(add|put {a} on) {b}', 'put milk on it', { a: 'milk', b: 'it' }],
    ['add [a|the] {a}', 'add the milk', { a: 'milk' }],
    ['add [a|the] {a}', 'add the', { a: 'the' }],
    ['add {a} [to [my] <list>]', 'add milk to my to-do list', { a: 'milk' }],
    ['add {a} [to [my] <list>]', 'add milk to mine', { a: 'milk to mine' }],
    ['füge {a} hinzu', 'FUEGE milk hinzu', { a: 'milk' }],
    ['what is {a}', "What's up", { a: 'up' }],
    ["what's {a}", 'what is up', { a: 'up' }],
  ])('%j laid over %j', (phrase, line, slots) => {
    expect(slotsOf(phrase, line)).toEqual(slots);
  });

  it('may not have two slots side by side', () => {
    expect(() => slotsOf('add {a} {b}', 'add it')).toThrow('two slots side by side');
    expect(() => slotsOf('add {a} [to] {b}', 'add it')).toThrow('two slots side by side');
  });

  it('may not be nothing but a slot', () => {
    expect(() => slotsOf('[please] {a}', 'add it')).toThrow('fits any words at all');
  });

  it('has only slots that are fields of its action', () => {
    expect(() => slotsOf('add {d}', 'add it')).toThrow('{d}, which is no field');
  });

  it('is found by any of the words that it may begin with', () => {
    const actions = [anAction('x', ['[kindly] (add|put {b} on) {a} [now|later]'])];
    const { near, vocabulary } = indexPhrases(actions, english);
    const found = (line: string) => {
      const words = line.split(' ');
      return near(words.slice(0, 1), new Set(words)).length;
    };
    expect(['kindly add milk', 'put milk on it', 'add milk now'].map(found)).toEqual([1, 1, 1]);
    expect(['now add milk', 'kindly milk', 'milk on add'].map(found)).toEqual([0, 0, 0]);
    expect([...vocabulary()]).toEqual(expect.arrayContaining(['kindly', 'add', 'put', 'on', 'now', 'later']));
  });
});

describe('two phrases', () => {
  const parse = createParse(
    [
      anAction('one', ['go home', 'go {a}', 'stay {b}']),
      anAction('two', ['go {b} now', 'stay {a}', 'go home']),
    ],
    { en: english },
  );

  it('that are equally telling and mean different things are not chosen from', () => {
    expect(parse('stay here', context).to).toBe('model');
    expect(parse('go home', context).to).toBe('model');
  });

  it('are told apart by the one that says more', () => {
    expect(parse('go there now', context)).toMatchObject({
      calls: [{ action: 'two', input: { b: 'there' } }],
    });
    expect(parse('go there', context)).toMatchObject({ calls: [{ action: 'one', input: { a: 'there' } }] });
  });
});

import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { actionsOn, type ActionDescription } from '../core/action.ts';
import { answer } from '../core/reply.ts';
import { compilePhrases } from './compile-phrases.ts';
import { english } from './languages/english.ts';
import { matchPhrase } from './match-phrase.ts';
import { createParse } from './parse.ts';
import { spoken, tokenize } from './tokens.ts';

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

const slotsOf = (phrase: string, line: string) => {
  const [compiled] = compilePhrases([anAction('x', [phrase])], { sameWords: [] });
  const found = compiled && matchPhrase(compiled, tokenize(line));
  return found && Object.fromEntries([...found].map(([slot, tokens]) => [slot, spoken(line, tokens)]));
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
    ['{a} done', 'milk done', { a: 'milk' }],
    ['done', 'done', {}],
    ['done', 'done now', undefined],
    ['done', '"done"', undefined],
  ])('%j laid over %j', (phrase, line, slots) => {
    expect(slotsOf(phrase, line)).toEqual(slots);
  });

  it('may not have two slots side by side', () => {
    expect(() => slotsOf('add {a} {b}', 'add it')).toThrow('two slots side by side');
  });

  it('stands for all its wordings', () => {
    const phrases = compilePhrases([anAction('x', ["what's on my to-do list"])], english);
    expect(phrases.map(({ fixed }) => fixed.flat().join(' '))).toEqual(
      expect.arrayContaining([
        'whats on my to-do list',
        'what is on my todo list',
        'what is on my to do list',
      ]),
    );
  });
});

describe('two phrases', () => {
  const context = { now: new Date('2026-11-20T08:12:00Z'), timeZone: 'Europe/Berlin', language: 'en' };
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

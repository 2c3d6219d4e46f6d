import { describe, expect, it } from '@jest/globals';
import { drops, raised } from './ratchet.ts';
import type { Tally } from './tally.ts';

const tally = (figures: Partial<Tally>): Tally => ({
  sentences: 100,
  right: 90,
  toModel: 10,
  wrong: 0,
  mustNotWrite: 100,
  wrongWrites: 0,
  harm: 0,
  recognised: 95,
  ...figures,
});

const enough = tally({ sentences: 3000, mustNotWrite: 1000 });
const measured = (figures: Partial<Tally>) =>
  new Map([
    ['en', new Map([['model', enough]])],
    ['de', new Map([['model', enough]])],
    ['nl', new Map([['task.add', tally(figures)]])],
  ]);
const before = { nl: { right: { 'task.add': 90 }, harm: 1, recognised: 95 } };

describe('the ratchet of the yardstick', () => {
  it('C12 holds when nothing dropped', () => {
    expect(drops(measured({ harm: 1 }), before)).toEqual([]);
  });

  it.each([
    ['least-right', { right: 89 }, 'task.add: 89 read right, and there were 90 before'],
    ['wrong-writes', { wrongWrites: 1 }, '1 sentences write that must not'],
    ['harm', { harm: 2 }, '2 writes to something else than was asked for, and there were 1 before'],
    [
      'recognised',
      { recognised: 94 },
      '94 are read the same when nobody says the language, and there were 95 before',
    ],
    ['too-few-sentences', { sentences: 99 }, '99 sentences, at least 100 are wanted'],
    ['too-few-sentences', { mustNotWrite: 33 }, '33 of 100 must not write, a third is wanted'],
  ])('C12 names what dropped: %s', (rule, figures, text) => {
    expect(drops(measured(figures), before)).toEqual([{ rule, language: 'nl', text }]);
  });

  it('C12 notices a language and a kind of sentence that are not measured any more', () => {
    const gone = drops(new Map(), before);
    expect(gone.map(({ rule, language }) => `${language} ${rule}`)).toEqual([
      'nl too-few-sentences',
      'nl least-right',
      'nl recognised',
      'en too-few-sentences',
      'de too-few-sentences',
    ]);
  });

  it('C12 rises and never falls', () => {
    expect(raised(measured({ right: 80, harm: 0, recognised: 99 }), before)['nl']).toEqual({
      right: { 'task.add': 90 },
      harm: 0,
      recognised: 99,
    });
  });
});

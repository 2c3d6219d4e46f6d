import { describe, expect, it } from '@jest/globals';
import { proofsIn } from './proofs.ts';

const namesIn = (text: string): readonly (readonly [string, string])[] =>
  proofsIn('a.test.ts', text).map(({ number, name }) => [number, name]);

describe('finding the tests that prove features', () => {
  it('takes the number from the name of a test', () => {
    expect(namesIn(`  it('Q10 refuses a wrong token', () => {});`)).toEqual([
      ['Q10', 'refuses a wrong token'],
    ]);
  });

  it('takes several numbers', () => {
    expect(namesIn(`it("T7, U3 follows a message", () => {});`)).toEqual([
      ['T7', 'follows a message'],
      ['U3', 'follows a message'],
    ]);
  });

  it('sees tests made from a table, and names on a line of their own', () => {
    expect(namesIn("it.each(cases)('A1 fits %s', () => {}); it(\n  `B2 hears`, () => {});")).toEqual([
      ['A1', 'fits %s'],
      ['B2', 'hears'],
    ]);
  });

  it('sees the steps of a run against real servers', () => {
    expect(namesIn(`{ name: 'T2 is invited', run: invite }`)).toEqual([['T2', 'is invited']]);
    expect(namesIn(`tally.attempt('P5 serves', serve)`)).toEqual([['P5', 'serves']]);
  });

  it('leaves names without a number alone', () => {
    expect(namesIn(`it('waits for Q10 seconds', () => {}); it('AB1 is no number', () => {});`)).toEqual([]);
  });
});

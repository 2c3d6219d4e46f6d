import { describe, expect, it } from '@jest/globals';
import { readArguments } from './read-arguments.ts';

describe('readArguments', () => {
  it('kills two hundred times when nothing is said', () => {
    expect(readArguments([])).toMatchObject({ kills: 200, without: 'nothing', pglite: false, json: false });
  });

  it('reads what is said', () => {
    expect(readArguments(['--kills', '10', '--json', '--without', 'dedupe', '--seed', '7'])).toMatchObject({
      kills: 10,
      json: true,
      without: 'dedupe',
      seed: 7,
    });
  });

  it.each([
    ['--kills', 'many'],
    ['--kills', '0'],
    ['--without', 'luck'],
    ['--kilss', '3'],
    ['--without', 'ledger'],
    ['--without', 'flush'],
  ])('says what is wrong with %s %s', (...words) => {
    expect(typeof readArguments(words)).toBe('string');
  });
});

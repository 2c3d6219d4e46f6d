import { describe, expect, it, jest } from '@jest/globals';
import { generations } from '../playground/vikunja/generation.ts';
import { drawnCases, filesOf, isLongForm, names, PATIENCE_MS, playTalk, read, seedsOf } from './play-talk.ts';
import { drawFrom, drawVariation, firstDay, varied } from './vary-talk.ts';

/** `npm run jest -- src/acceptance/talks-varied --seed=N` repeats a run. */
const seed = jest.getSeed();

/** The short form takes every other talk, those that are not played as they are written among them. */
const drawn = drawnCases(seed).filter((_case, index) => isLongForm || (index + Math.abs(seed)) % 2 === 0);

describe('talks with other people, things and places', () => {
  it('are there', () => {
    expect(drawn.length).toBeGreaterThanOrEqual(Math.floor(names.length / (isLongForm ? 1 : 2)));
    expect(names.length).toBeGreaterThan(20);
  });

  it.each(drawn)(
    `%s with Vikunja %s and other names, things, hosts, zone and days (seed ${seed})`,
    async (name, version) => {
      const talk = read(name);
      const seeds = seedsOf(talk);
      const draw = drawFrom(seed + names.indexOf(name) + names.length * generations.indexOf(version));
      const variation = drawVariation([talk, ...seeds.map(read)], draw);
      const changed = new Map(
        filesOf(talk).map((file) => [file, varied(read(file), variation, firstDay(talk))]),
      );
      const text = varied(talk, variation);
      expect(text).not.toBe(talk);
      const { code, transcript } = await playTalk({ files: changed.set(name, text), name, version });
      expect(code === 0 ? '' : `${JSON.stringify(variation)}\n${transcript}`).toBe('');
    },
    PATIENCE_MS,
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from '../wiring/explain.ts';
import { languages } from '../wiring/languages.ts';

/** One file for each language: what was said, `=>`, and the calls it has to become, or `nothing`. */
const FOLDER = join(import.meta.dirname, 'said');
const NOW = { now: new Date('2026-11-20T08:12:00Z'), timeZone: 'Europe/Berlin' };
/** Fewer prove nothing about a language. */
const FEWEST = 30;
const FEWEST_NOTHING = 10;

interface Line {
  readonly said: string;
  readonly becomes: string;
}

const linesOf = (file: string): readonly Line[] =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [said = '', becomes = ''] = line.split(/\s+=>\s+/);
      return { said, becomes };
    });

/** As the files write it: `task.done {"which":2} ; task.done {"which":3}`. */
function becomesOf(said: string, language: string | undefined): string {
  const reading = parse(said, { ...NOW, ...(language === undefined ? {} : { language }) });
  return 'calls' in reading
    ? reading.calls.map(({ action, input }) => `${action} ${JSON.stringify(input)}`).join(' ; ')
    : 'nothing';
}

const files = readdirSync(FOLDER).map((file): [string, readonly Line[]] => [
  file.replace('.txt', ''),
  linesOf(file),
]);

it('C13 has sentences of every language but the two whole ones, which have tests of their own', () => {
  const others = Object.keys(languages).filter((tag) => tag !== 'en' && tag !== 'de');
  expect(files.map(([tag]) => tag).toSorted()).toEqual(others.toSorted());
});

describe.each(files)('C13 what people say in %s', (tag, lines) => {
  it('is enough to tell', () => {
    expect(lines.length).toBeGreaterThanOrEqual(FEWEST);
    const nothing = lines.filter(({ becomes }) => becomes === 'nothing');
    expect(nothing.length).toBeGreaterThanOrEqual(FEWEST_NOTHING);
  });

  it.each(lines.map(({ said, becomes }): [string, string] => [said, becomes]))('%s', (said, becomes) => {
    expect(becomesOf(said, tag)).toBe(becomes);
  });

  it('is recognised from the words, without the language being said', () => {
    const other = lines.filter(({ said, becomes }) => {
      const found = becomesOf(said, undefined);
      return found !== becomes && found !== 'nothing';
    });
    expect(other).toEqual([]);
    const known = lines.filter(({ said, becomes }) => becomesOf(said, undefined) === becomes);
    expect(known.length / lines.length).toBeGreaterThan(0.9);
  });

  it('is never another task when it is read as a neighbouring language', () => {
    const neighbours = NEIGHBOURS.find((tags) => tags.includes(tag)) ?? [];
    for (const neighbour of neighbours.filter((other) => other !== tag)) {
      const wrong = lines.filter(({ said, becomes }) => {
        const found = becomesOf(said, neighbour);
        return found !== becomes && found !== 'nothing' && !READS.test(found);
      });
      expect({ neighbour, wrong }).toEqual({ neighbour, wrong: [] });
    }
  });
});

/** Nothing is changed by them. */
const READS = /^(?:\S+\.list|help|never-mind|more|status) /;

/** Languages that share many words. */
const NEIGHBOURS = [
  ['da', 'nb', 'sv'],
  ['es', 'pt', 'it'],
  ['cs', 'pl'],
  ['nl', 'de'],
];

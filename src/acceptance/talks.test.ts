import { describe, expect, it, jest } from '@jest/globals';
import { modelFaults } from '../playground/models/model-faults.ts';
import { faultNames } from '../playground/vikunja/faults.ts';
import { cases, drawnCases, filesOf, isLongForm, names, PATIENCE_MS, playTalk, read } from './play-talk.ts';

const FROM_THE_BOOK = [
  '19-1-first-dm.talk',
  '19-2-config-add.talk',
  '19-2-config-add-old.talk',
  '19-2-wrong-token.talk',
  '19-3-due-today.talk',
  '19-3-own-list.talk',
  '19-4-parts.talk',
  '19-5-confirmation.talk',
  '19-6-broken-off.talk',
  '19-6-refused-label.talk',
  '19-8-reminder.talk',
  '19-8-reminder-de.talk',
  '19-11-why.talk',
  '19-12-undo.talk',
  '19-12-undo-changed.talk',
  '19-14-no-model.talk',
  '19-14-no-model-de.talk',
  '19-15-cloud.talk',
];

/** The short form takes those of the book and every other one of the rest; the talks with other names take the others. */
const seed = jest.getSeed();
const isDrawn = ([name]: (typeof cases)[number], index: number): boolean =>
  FROM_THE_BOOK.includes(name) || (index + Math.abs(seed)) % 2 === 1;
const drawn = isLongForm ? cases : drawnCases(seed).filter(isDrawn);

describe('talks', () => {
  it('are there, those of conversation.md among them, most of them for three generations of Vikunja', () => {
    expect(names).toEqual(expect.arrayContaining(FROM_THE_BOOK));
    expect(cases.length).toBeGreaterThanOrEqual(names.length + 16);
  });

  it('can meet every fault that their manual lists, and no other', () => {
    const manual = [...read('README.md').matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)];
    expect(Object.fromEntries(manual.map(([, name, what]) => [name, what]))).toEqual(faultNames);
  });

  it('can meet every fault of a model that their manual lists, and no other', () => {
    const manual = [...read('README.md').matchAll(/^\| \*([a-z-]+)\* \| (.+) \|$/gm)];
    expect(Object.fromEntries(manual.map(([, name, what]) => [name, what]))).toEqual(modelFaults);
  });

  it.each(drawn)(
    '%s with Vikunja %s',
    async (name, version) => {
      const files = new Map([name, ...filesOf(read(name))].map((file) => [file, read(file)]));
      const { code, transcript } = await playTalk({ files, name, version });
      expect(code === 0 ? '' : transcript).toBe('');
    },
    PATIENCE_MS,
  );
});

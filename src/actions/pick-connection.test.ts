import { describe, expect, it } from '@jest/globals';
import type { ActionCall } from '../core/action.ts';
import type { ShownItem, ShownList } from '../core/shown.ts';
import { FakeLibrary } from '../testing/fake-library.ts';
import { homeId, homesOf } from './homes.ts';
import { pickConnection } from './pick-connection.ts';

const aLine = (name: string, connection?: string): ShownItem => ({
  noun: 'book',
  id: name,
  name,
  line: name,
  ...(connection === undefined ? {} : { connection }),
});

const shown: ShownList = {
  items: [aLine('a', 'work'), aLine('b'), { ...aLine('c', 'work'), noun: 'shelf' }, aLine('d', 'gone')],
  upTo: 4,
  touched: [aLine('e', 'work')],
};

function pick(call: Partial<ActionCall>, names: readonly string[], more: { said?: string } = {}) {
  const library = new FakeLibrary();
  for (const name of names)
    library.connect(name.replace('!', ''), { name: name.replace('!', ''), isDefault: name.endsWith('!') });
  const { backends } = library.deps;
  return pickConnection({
    call: { action: 'book.change', input: {}, origin: 'phrase', ...call },
    homes: homesOf(backends, library.connections),
    shown,
    said: more.said,
    language: 'en',
  });
}

const idsOf = (picked: ReturnType<typeof pick>): readonly string[] =>
  picked.kind === 'at' ? [picked.home, ...picked.others].map(homeId) : [picked.question];

describe('which connection is meant', () => {
  it.each<[why: string, call: Partial<ActionCall>, names: readonly string[], ids: readonly string[]]>([
    ['none: eis itself', {}, [], ['own-books']],
    ['the only one', {}, ['my'], ['my', 'own-books']],
    ['the default one, then the others', {}, ['home', 'my!'], ['my', 'home', 'own-books']],
    ['named', { connection: 'home' }, ['my!', 'home'], ['home']],
    ['named in other letters', { connection: 'HOMÉ' }, ['my!', 'home'], ['home']],
    ['eis itself, named', { connection: 'my own books' }, ['my!'], ['own-books']],
    ['eis itself, by its id', { connection: 'own-books' }, ['my!'], ['own-books']],
    ['that of the line', { input: { which: 1 } }, ['my!', 'work'], ['work']],
    ['that of the first of several lines', { input: { which: [1, 2] } }, ['my!', 'work'], ['work']],
    ['eis itself, by its line', { input: { which: 2 } }, ['my!', 'work'], ['own-books']],
    ['that of what was touched last', { input: { which: 'it' } }, ['my!', 'work'], ['work']],
    ['that of what “it” refers to', { input: { which: { ref: 'it' } } }, ['my!', 'work'], ['work']],
    ['that of what “that” refers to', { input: { which: { ref: 'that' } } }, ['my!', 'work'], ['work']],
    ['that of the last line', { input: { which: { ref: 'last' } } }, ['my!', 'gone'], ['gone']],
    ['that of all that was shown', { input: { which: { ref: 'all' } } }, ['my!', 'work'], ['work']],
    [
      'that of the first of several numbers',
      { input: { which: { lines: [1, 2] } } },
      ['my!', 'work'],
      ['work'],
    ],
    [
      'that of the one with these words',
      { input: { which: { ref: 'that', text: 'D' } } },
      ['my!', 'gone'],
      ['gone'],
    ],
    ['not that of a line of something else', { input: { which: 3 } }, ['my!'], ['my', 'own-books']],
    ['not that of a line whose connection is gone', { input: { which: 4 } }, ['my!'], ['my', 'own-books']],
    ['no line at all', { input: { which: 9 } }, ['my!'], ['my', 'own-books']],
    ['a title that is a word', { input: { which: 'item' } }, ['my!'], ['my', 'own-books']],
    ['an action that needs none', { action: 'undo' }, ['my!'], ['undo']],
  ])('%s', (_why, call, names, ids) => {
    expect(idsOf(pick(call, names))).toEqual(ids);
  });

  it('asks when several could be meant, with the sentence for each', () => {
    expect(pick({}, ['my', 'home'], { said: 'add milk' })).toEqual({
      kind: 'ask',
      question: 'Which connection do you mean?',
      choices: [
        { label: 'my', say: 'add milk on my' },
        { label: 'home', say: 'add milk on home' },
      ],
    });
    expect(idsOf(pick({}, ['my', 'home']))).toEqual([
      'Which connection do you mean? Say it again with “on my” or “on home” at its end.',
    ]);
  });

  it('says when there is none of that name, or it cannot do it', () => {
    expect(idsOf(pick({ connection: 'office' }, ['my!']))).toEqual([
      'You have no connection called “office”. You have: my, My own books.',
    ]);
    expect(idsOf(pick({ action: 'undo', connection: 'my' }, ['my!']))).toEqual(['my cannot do that.']);
    expect(idsOf(pick({ action: 'none' }, []))).toEqual([
      'You are not connected to a service that can do this.',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { createCorrect, heardWithTypos } from './hear.ts';
import { tokenize } from './tokens.ts';

const correct = createCorrect(new Set(['remind', 'show', 'tasks', 'list', 'move', 'done', 'add', 'my']), {
  noTypos: ['last', 'love', 'dont'],
});

describe('a word with one typing error', () => {
  it.each([
    ['remindd', 'remind'],
    ['remnd', 'remind'],
    ['remimd', 'remind'],
    ['reimnd', 'remind'],
    ['hsow', 'show'],
    ['shwo', 'show'],
    ['sohw', 'show'],
    ['taks', 'tasks'],
    ['taskss', 'tasks'],
  ])('%s is %s', (typed, meant) => {
    expect(correct(typed)).toEqual([meant]);
  });

  it.each([
    ['is a word of its own', 'last'],
    ['is another word by its first letter', 'rove'],
    ['has two errors', 'rmeidn'],
    ['is too short', 'ad'],
    ['is too short for a longer one', 'lis'],
    ['is a number', 'li5t'],
    ['is right', 'move'],
  ])('is none when it %s', (_why, typed) => {
    expect(correct(typed)).toEqual([]);
  });

  it('is heard beside the words as they were typed', () => {
    const heard = heardWithTypos(tokenize('shwo my "shwo"'), correct);
    expect(heard?.tokens.map(({ word }) => word)).toEqual(['shwo', 'my', '']);
    expect(heard?.meant).toEqual([['show'], [], []]);
    expect(heardWithTypos(tokenize('show my milk'), correct)).toBeUndefined();
  });
});

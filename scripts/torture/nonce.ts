import type { Chance } from './chance.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const COUNTED = 4;
const DRAWN = 4;

/**
 * Words that nobody says, all of one length, so that none is found inside another: letters only, for a number could be
 * read as a day. The first letters count, the last are drawn.
 */
export function createNonces(chance: Chance): () => string {
  let count = 0;
  return () => {
    count += 1;
    const counted = Array.from({ length: COUNTED }, (_, place) => letterOf(Math.floor(count / 26 ** place)));
    const drawn = Array.from({ length: DRAWN }, () => letterOf(chance.below(LETTERS.length)));
    return `q${counted.join('')}${drawn.join('')}`;
  };
}

const letterOf = (number: number): string => LETTERS.charAt(number % LETTERS.length);

import { fold } from '../core/fold.ts';

/** How letters are typed where the keyboard has none of them: `fuege` for "füge". */
const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const SPELT_OUT = /[äöüøå]/g;

/** A word of a phrase as it is compared, in each way in which it is typed. */
export function foldedWords(said: string): readonly [folded: string, ...others: string[]] {
  const small = said.normalize('NFC').toLowerCase();
  const spelled = small.replace(SPELT_OUT, (letter) => SPELLED[letter] ?? letter);
  return spelled === small ? [fold(small)] : [fold(small), fold(spelled)];
}

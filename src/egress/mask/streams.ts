import { fold } from '../../core/fold.ts';
import { asLatin, asLetter, asSound } from './lookalikes.ts';
import { isHidden, type Joined, joined, type Unit } from './units.ts';

/** A way to read text so that only its letters are left. The same way is gone for names and for what they are looked for in. */
export type Stream = (character: string) => string;

const lettersOnly = (text: string): string => text.replaceAll(/[^\p{L}]/gu, '');
const wordsOnly = (text: string): string => text.replaceAll(/[^\p{L}\p{Nd}]/gu, '');
const taken = (character: string): readonly string[] =>
  Array.from(character.normalize('NFKD')).filter((part) => !isHidden(part));

const cached = (stream: Stream): Stream => {
  const known = new Map<string, string>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const read = stream(character);
    if (known.size < MOST_KNOWN) known.set(character, read);
    return read;
  };
};
const MOST_KNOWN = 20_000;

const looks = (character: string): string =>
  taken(character)
    .map((part) => fold(asLatin(part)))
    .join('');

/** As it looks. */
export const visual = cached((character) => lettersOnly(looks(character)));
/** As it is read aloud. */
const spoken = cached((character) =>
  lettersOnly(
    taken(character)
      .map((part) => asSound(fold(part)))
      .join(''),
  ),
);
/** With the digits and signs that look like letters. */
const leet = (one: 'i' | 'l'): Stream =>
  cached((character) =>
    lettersOnly(
      taken(character)
        .map((part) => asLetter(part, one) ?? fold(asLatin(part)))
        .join(''),
    ),
  );

/** All ways in which a name may be read. */
export const nameStreams: readonly Stream[] = [visual, spoken, leet('i'), leet('l')];

/** Letters and digits. */
export const words = cached((character) => wordsOnly(looks(character)));

export const streamOf = (units: readonly Unit[], stream: Stream): Joined =>
  joined(units, ({ character }) => stream(character));

export const needleOf = (text: string, stream: Stream): string => Array.from(text, stream).join('');

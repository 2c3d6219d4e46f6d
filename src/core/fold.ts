/** Combining accents, apostrophes of all kinds, and characters that cannot be seen. */
const NOT_COMPARED =
  /[\p{M}'\u2018\u2019\u02BC\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/** Letters of their own that people type as others where the keyboard has none of them. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', ı: 'i', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd' };
const NOT_PLAIN = /[ßıøæœłđ]/g;

/** Digits of other scripts. */
const OTHER_DIGITS = /[^\P{Nd}0-9]/gu;

/** The digits of a script stand one behind the other, from 0 to 9. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** Text as it is compared, never as it is shown: capitals, accents, apostrophes and hidden characters make no difference. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(NOT_COMPARED, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter)
    .replace(OTHER_DIGITS, plainDigit);

/** Combining accents, apostrophes of all kinds, and characters that cannot be seen. */
const NOT_COMPARED =
  /[\p{M}'\u2018\u2019\u02BC\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/** Text as it is compared, never as it is shown: capitals, accents, apostrophes and hidden characters make no difference. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(NOT_COMPARED, '').toLowerCase().normalize('NFC');

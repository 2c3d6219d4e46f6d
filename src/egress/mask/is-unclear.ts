/** Flags of parts of countries are written with letters that nobody sees. */
const FLAGS = /\u{1F3F4}[\u{E0061}-\u{E007A}\u{E0030}-\u{E0039}]{2,8}\u{E007F}/gu;

/**
 * Control characters, characters without a meaning, what turns the direction of writing around, and letters and marks
 * that nobody sees but a program reads: what they say here is not known.
 */
const UNCLEAR: readonly RegExp[] = [
  /[^\P{Cc}\t\n\r]/u,
  /[\p{Co}\p{Cs}\p{Cn}]/u,
  /[\u202d\u202e\ufff9-\ufffb]/,
  /[\u{E0000}-\u{E007F}]/u,
  /[\u{E0100}-\u{E01EF}]/u,
  /[\ufe00-\ufe0f]{2}/,
  /(?:\u200b|\u200c|\u200d|[\u2060-\u2064]|\ufeff){4}/,
];

/** True for text of which it cannot be said what it holds. */
export function isUnclear(text: string): boolean {
  const plain = text.replaceAll(FLAGS, '');
  return UNCLEAR.some((unclear) => unclear.test(plain));
}

/** A test that says by its name which feature it proves. */
export interface Proof {
  readonly number: string;
  readonly name: string;
  readonly file: string;
}

/**
 * The name of a test, or of a step of a longer run (`name: '…'`, `.attempt('…'`), that begins with one or
 * more numbers: `'Q10 refuses …'`, `'T7, U3 follows …'`.
 */
const NAMED =
  /(?:\bit|\btest|\bdescribe|\.attempt|\))\(\s*(['"`])((?:[A-V]\d{1,2},? )+)(.+?)\1|\bname: (['"`])((?:[A-V]\d{1,2},? )+)(.+?)\4/g;

export const proofsIn = (file: string, text: string): readonly Proof[] =>
  text
    .matchAll(NAMED)
    .toArray()
    .flatMap((match) => {
      const numbers = match[2] ?? match[5] ?? '';
      const name = (match[3] ?? match[6] ?? '').replaceAll('\\', '');
      return numbers
        .trim()
        .split(/,? /)
        .map((number) => ({ number, name, file }));
    });

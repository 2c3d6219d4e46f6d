/** Letters that look like a Latin one, besides those that Unicode itself takes apart (NFKD). */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'аɑαᴀ⍺ɐⲁ',
  b: 'ьвʙƅᏏᖯβⲃɓ',
  c: 'сϲᴄꮯɔⲥ',
  d: 'ԁᴅᏧɗɖ',
  e: 'еҽεєᴇ℮ɛǝəⲉ',
  f: 'ϝꜰƒքɟ',
  g: 'ɡɢցǥ',
  h: 'һнʜհᏂħɥ',
  i: 'іιɪıᎥɩᴉ',
  j: 'јϳᴊɾ',
  k: 'кκᴋʞⲕ',
  l: 'ӏʟǀłɫⵏ∣',
  m: 'мᴍϻɯⲙ',
  n: 'пոɴηŋⲛ',
  o: 'оοօᴏσө〇ⲟჿ',
  p: 'рρᴘⲣþ',
  q: 'ԛգզ',
  r: 'гʀᴦɹꭇ',
  s: 'ѕꜱƽʂ',
  t: 'тτᴛʇⲧ',
  u: 'υսᴜʋ',
  v: 'νѵᴠʌ',
  w: 'ωԝᴡաʍ',
  x: 'хχⲭ',
  y: 'уγүʏყʎⲩ',
  z: 'ᴢζʐ',
  A: 'АΑᎪꓮ',
  B: 'ВΒᏴꓐ',
  C: 'СᏟꓚϹ',
  D: 'ᎠꓓԀ',
  E: 'ЕΕᎬꓰ',
  F: 'ꓝϜ',
  G: 'Ꮐꓖ',
  H: 'НΗᎻꓧⲎ',
  I: 'ІΙꓲ',
  J: 'ЈᎫꓙ',
  K: 'КΚᏦꓗ',
  L: 'Ꮮꓡ',
  M: 'МΜᎷꓟ',
  N: 'Νꓠ',
  O: 'ОΟꓳ',
  P: 'РΡᏢꓑ',
  Q: 'Ԛ',
  R: 'Ꮢꓣ',
  S: 'ЅᏚꓢ',
  T: 'ТΤᎢꓔ',
  U: 'ꓴ',
  V: 'Ꮩꓦ',
  W: 'ᎳԜꓪ',
  X: 'ХΧꓫ',
  Y: 'УΥᎽꓬ',
  Z: 'ΖᏃꓜ',
};

/** `аa` is two: a letter, and what stands for it. */
const pairs = (text: string): readonly (readonly [string, string])[] =>
  text.split(/\s+/).map((pair) => [Array.from(pair)[0] ?? '', Array.from(pair).slice(1).join('')] as const);

/** How letters of other scripts are read. */
const SOUNDS: ReadonlyMap<string, string> = new Map(
  pairs(
    `аa бb вv гg ґg дd еe єe жzh зz иi іi кk лl мm нn оo пp рr сs тt уu фf хh цc чch шsh щsh ъ ыy ь эe юu яa
     αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo`,
  ),
);

const BRAILLE = '⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵';
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** Letters as flags, and white on black: each block stands in the order of the alphabet. */
const ALPHABETS = [0x1f1e6, 0x1f150, 0x1f170];

const LATIN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LOOKALIKES).flatMap(([letter, others]) =>
    Array.from(others, (other) => [other, letter] as const),
  ),
  ...Array.from(BRAILLE, (sign, index) => [sign, ALPHABET.charAt(index)] as const),
  ...ALPHABETS.flatMap((first) =>
    Array.from(ALPHABET, (letter, index) => [String.fromCodePoint(first + index), letter] as const),
  ),
]);

/** Digits and signs that stand for letters in `B0b`; 1 is read in two ways. */
const LEET: ReadonlyMap<string, string> = new Map(
  pairs('0o 3e 4a 5s 6b 7t 8b 9g @a $s !i |l +t €e £l ¡i (c'),
);

/** The Latin letter that a character looks like, or the character. */
export const asLatin = (character: string): string =>
  LATIN.get(character) ?? LATIN.get(character.toLowerCase()) ?? character;

/** As it is read aloud in Latin letters, or the character. Small letters. */
export const asSound = (character: string): string => SOUNDS.get(character) ?? character;

/** What a digit or a sign stands for when it stands for a letter. */
export const asLetter = (character: string, one: 'i' | 'l'): string | undefined =>
  character === '1' ? one : LEET.get(character);

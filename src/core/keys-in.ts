/** What keys of well-known services begin with, and how they go on. None of these is a word of any language. */
const KNOWN: readonly RegExp[] = [
  /(?<![\w-])sk-(?:ant|proj|or|svcacct|admin)-[\w-]{8,}/g,
  /(?<![\w-])(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{8,}/g,
  /(?<![\w-])sk-(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{16,}/g,
  /(?<![\w-])tk_(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{8,}/g,
  /(?<![\w-])gh[oprsu]_[A-Za-z0-9]{16,}/g,
  /(?<![\w-])github_pat_\w{16,}/g,
  /(?<![\w-])glpat-[\w-]{16,}/g,
  /(?<![\w-])xox[abeprs]-[\w-]{10,}/g,
  /(?<![\w-])(?:hf|npm)_[A-Za-z0-9]{20,}/g,
  /(?<![\w-])syt_[A-Za-z0-9]{4,255}_[A-Za-z0-9]{10,}/g,
  /(?<![\w-])(?:AKIA|ASIA)[A-Z0-9]{16}(?![\w-])/g,
  /(?<![\w-])AIza[\w-]{30,}/g,
  /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[\s\S]{0,20000}?-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
];

/** Words that announce a secret. */
const ANNOUNCED = /(?:token|password|passwort|passwd|passphrase|secret|key)s?[:=]?$/i;
/** "the password of the router in the cellar is …" */
const WORDS_BETWEEN = 8;
/** Addresses and Matrix ids are long and look random, and are no secrets. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|mailto:|[!#@$])/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Where something that looks like a key stands in a text. */
export interface KeySpan {
  readonly start: number;
  readonly end: number;
}

/**
 * What looks like a key in a text (conversation.md 13.5): those of well-known services, and long random strings behind
 * "token", "password" or "key". Ordinary words, addresses, versions, dates and numbers are none. Pure; takes time in
 * proportion to the text.
 */
export function keysIn(text: string): readonly KeySpan[] {
  const known = KNOWN.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: key }) => ({ start: index, end: index + key.length })),
  );
  const announced: KeySpan[] = [];
  let announcedAgo = Infinity;
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    if (isAssigned(word) || (announcedAgo <= WORDS_BETWEEN && isRandom(word)))
      announced.push({ start: index, end: index + word.length });
    announcedAgo = ANNOUNCED.test(word) ? 0 : announcedAgo + 1;
  }
  return [...known, ...announced];
}

/** True for a text with a key in it. */
export const holdsKey = (text: string): boolean => keysIn(text).length > 0;

/** `password=…`, `token:…` */
function isAssigned(word: string): boolean {
  const [, name = '', value = ''] = /^([\w-]{1,60}[:=])(\S{1,1000})$/.exec(word) ?? [];
  return ANNOUNCED.test(name) && isRandom(value);
}

const SHORTEST = 12;
/** Between letters and digits, small and capital: random text changes at almost every second character, words do not. */
const CHANGES_PER_LETTER = 0.25;

function isRandom(word: string): boolean {
  const bare = word.replace(/^["'`(<“‘«]+|["'`)>”’».,;!?]+$/g, '');
  if (ADDRESS.test(bare) || bare.includes('@')) return false;
  return UUID.test(bare) || bare.split(/[^A-Za-z0-9]+/).some(isRandomRun);
}

function isRandomRun(run: string): boolean {
  if (run.length < SHORTEST) return false;
  let changes = 0;
  for (let index = 1; index < run.length; index += 1) {
    if (kindOf(run.charAt(index)) !== kindOf(run.charAt(index - 1))) changes += 1;
  }
  return changes / run.length >= CHANGES_PER_LETTER;
}

const kindOf = (character: string): 'digit' | 'capital' | 'small' =>
  character <= '9' ? 'digit' : character <= 'Z' ? 'capital' : 'small';

/** What keys of well-known services begin with, and how they go on. None of these is a word of any language. */
const KNOWN: readonly RegExp[] = [
  /(?<![\w-])sk-(?:ant|proj|or|svcacct|admin)-[\w-]{8,}/,
  /(?<![\w-])(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{8,}/,
  /(?<![\w-])sk-(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{16,}/,
  /(?<![\w-])tk_(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{8,}/,
  /(?<![\w-])gh[oprsu]_[A-Za-z0-9]{16,}/,
  /(?<![\w-])github_pat_\w{16,}/,
  /(?<![\w-])glpat-[\w-]{16,}/,
  /(?<![\w-])xox[abeprs]-[\w-]{10,}/,
  /(?<![\w-])(?:hf|npm)_[A-Za-z0-9]{20,}/,
  /(?<![\w-])syt_[A-Za-z0-9]{4,255}_[A-Za-z0-9]{10,}/,
  /(?<![\w-])(?:AKIA|ASIA)[A-Z0-9]{16}(?![\w-])/,
  /(?<![\w-])AIza[\w-]{30,}/,
  /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/,
];

/** Words that announce a secret. */
const ANNOUNCED = /(?:token|password|passwort|passwd|passphrase|secret|key)s?[:=]?$/i;
/** "the password of the router in the cellar is …" */
const WORDS_BETWEEN = 8;
/** Addresses and Matrix ids are long and look random, and are no secrets. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|mailto:|[!#@$])/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * True for a text with something in it that looks like a key (conversation.md 13.5): one of a well-known service, or a
 * long random string behind "token", "password" or "key". Ordinary words, addresses, versions, dates and numbers
 * are none. Pure; takes time in proportion to the text.
 */
export function holdsKey(text: string): boolean {
  if (KNOWN.some((known) => known.test(text))) return true;
  let announcedAgo = Infinity;
  for (const word of text.split(/\s+/)) {
    if (isAssigned(word)) return true;
    if (announcedAgo <= WORDS_BETWEEN && isRandom(word)) return true;
    announcedAgo = ANNOUNCED.test(word) ? 0 : announcedAgo + 1;
  }
  return false;
}

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

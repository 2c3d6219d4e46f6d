import type { CryptoDoor, CryptoView, PicturesView, VerificationAnswer } from './crypto-door.ts';
import { type ExitCode, type Output, plain } from './output.ts';

export interface CryptoVerifyDeps extends Output {
  readonly crypto: Pick<CryptoDoor, 'pictures' | 'compared' | 'status'>;
}

/** `eis crypto verify [match | differ] [USER]`: here the pictures do not travel through the homeserver. */
export async function cryptoVerify(words: readonly string[], deps: CryptoVerifyDeps): Promise<ExitCode> {
  const said = words.find(isAnswer);
  const user = words.find(isUser);
  if (words.length > [said, user].filter(Boolean).length) {
    deps.complain(USAGE);
    return 2;
  }
  const waiting = (await deps.crypto.pictures()).filter((one) => user === undefined || one.user === user);
  const [only, ...others] = waiting;
  if (!only) {
    deps.complain(NOTHING[(await deps.crypto.status()).state]);
    return 1;
  }
  if (said === undefined) {
    deps.print([...waiting.map(shown), ASK].join('\n'));
    return 0;
  }
  if (others.length > 0) {
    deps.complain(`Several wait. Name one: eis crypto verify ${said} ${plain(only.user)}`);
    return 2;
  }
  const became = await deps.crypto.compared({ flow: only.flow, said });
  const isDone =
    became === 'verified' || became === 'confirmed' || (became === 'refused' && said === 'differ');
  (isDone ? deps.print : deps.complain)(BECAME[became]);
  return isDone ? 0 : 1;
}

type Said = 'match' | 'differ';
const isAnswer = (word: string): word is Said => word === 'match' || word === 'differ';
const isUser = (word: string): boolean => word.startsWith('@');

const shown = ({ user, emoji }: PicturesView): string =>
  [plain(user), ...emoji.map(({ symbol, name }) => `  ${plain(symbol)}  ${plain(name)}`)].join('\n');

const USAGE = 'Say: eis crypto verify [match | differ] [USER], with the user as @ada:example.org';
const BEGIN = 'in your app: open the profile of eis in your direct room with it, and choose Verify';
const NOTHING: Readonly<Record<CryptoView['state'], string>> = {
  on: `No verification waits at this eis. Begin it ${BEGIN}. Only admins can.`,
  starting:
    'No verification waits here: eis is only starting, or another process leads. Look again in a minute, or ask there.',
  off: 'No verification waits: eis has no device for encrypted rooms. eis crypto status says why.',
  'not running': `No verification waits: eis is not running. Start it, then begin ${BEGIN}.`,
};
const ASK = 'If your app shows the same: eis crypto verify match. If not: eis crypto verify differ.';

const BECAME: Readonly<Record<VerificationAnswer, string>> = {
  verified: 'Verified: your app and eis trust each other.',
  confirmed: 'Confirmed here. Say in your app that they match, too.',
  refused: 'Not verified: somebody may be reading along between your app and eis.',
  gone: 'It is over. Begin it again in your app.',
};

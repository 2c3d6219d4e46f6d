import type { CryptoDoor, PicturesView, VerificationAnswer } from './crypto-door.ts';
import { type ExitCode, type Output, plain } from './output.ts';

export interface CryptoVerifyDeps extends Output {
  readonly crypto: Pick<CryptoDoor, 'pictures' | 'compared'>;
}

/** `eis crypto verify [match | differ] [USER]`: here the pictures do not travel through the homeserver. */
export async function cryptoVerify(words: readonly string[], deps: CryptoVerifyDeps): Promise<ExitCode> {
  const [said, user] = isAnswer(words[0]) ? words : [undefined, words[0]];
  const waiting = (await deps.crypto.pictures()).filter((one) => user === undefined || one.user === user);
  const [only, ...others] = waiting;
  if (!only) {
    deps.complain(NOTHING);
    return 1;
  }
  if (!isAnswer(said)) {
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
const isAnswer = (word: string | undefined): word is Said => word === 'match' || word === 'differ';

const shown = ({ user, emoji }: PicturesView): string =>
  [plain(user), ...emoji.map(({ symbol, name }) => `  ${plain(symbol)}  ${plain(name)}`)].join('\n');

const NOTHING =
  'No verification waits at this eis. Begin it in your app: open the profile of eis in your direct room with it, and choose Verify.';
const ASK = 'If your app shows the same: eis crypto verify match. If not: eis crypto verify differ.';

const BECAME: Readonly<Record<VerificationAnswer, string>> = {
  verified: 'Verified: your app and eis trust each other.',
  confirmed: 'Confirmed here. Say in your app that they match, too.',
  refused: 'Not verified: somebody may be reading along between your app and eis.',
  gone: 'It is over. Begin it again in your app.',
};

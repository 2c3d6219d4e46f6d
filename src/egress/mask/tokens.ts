/** What stands for what must not leave: `[person 1]`. */
export type TokenKind = 'person' | 'secret' | 'private' | 'address' | 'number' | 'link' | 'code' | 'word';

const TOKEN = /\[(person|secret|private|address|number|link|code|word) (\d{1,4})\]/gi;

export const tokenOf = (kind: TokenKind, number: number): string => `[${kind} ${number}]`;

/** How many different tokens stand in a text. */
export const tokensIn = (text: string): number =>
  new Set([...text.matchAll(TOKEN)].map(([token]) => token.toLowerCase())).size;

/** With each token as `told` has it; undefined leaves it as it stands. */
export const withTokens = (text: string, told: (token: string) => string | undefined): string =>
  text.replace(TOKEN, (token) => told(token.toLowerCase()) ?? token);

/** What looks like a token, but was said by somebody, is none any more: nothing is put back in its place. */
export const withoutTokens = (text: string): string =>
  text.replace(TOKEN, (_token, kind: string, number: string) => `(${kind} ${number})`);

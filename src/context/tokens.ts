/** Tokenizers differ: three bytes for a token is more than any of them makes of ordinary text. */
const BYTES_A_TOKEN = 3;

/** About how many tokens a text is, rather too many than too few. */
export const tokensOf = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);

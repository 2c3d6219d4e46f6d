/** What people put around an address when they paste it. */
const AROUND = /^[\s<("'`]+|[\s>)"'`,.]+$/g;

/** An address as typed, with `https://` where nothing else was said. Undefined: it cannot be one. */
export function typedAddress(text: string): string | undefined {
  const bare = text.replace(AROUND, '');
  const whole = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(bare) ? bare : `https://${bare}`;
  const url = /\s/.test(bare) ? null : URL.parse(whole);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb ? whole.replace(/\/+$/, '') : undefined;
}

/** The wizard takes everything at once as well: an address, and behind it the secret. */
export function splitTyped(text: string): { readonly address: string; readonly secret?: string } {
  const [address = '', secret, ...others] = text.trim().split(/\s+/);
  return secret === undefined || others.length > 0 ? { address: text } : { address, secret };
}

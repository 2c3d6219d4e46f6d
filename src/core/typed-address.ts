/** What people put around an address when they paste it. */
const AROUND = /^[\s<("'`]+|[\s>)"'`,.]+$/g;
const SCHEME = /^[a-z][a-z0-9+.-]{0,20}:\/\//i;

/** An address as typed, with `https://` where nothing else was said. Undefined: it cannot be one. */
export function typedAddress(text: string): string | undefined {
  const bare = text.replace(AROUND, '');
  // One word alone is a name, or a secret in the wrong place.
  if (!/[.:]/.test(bare) || /\s/.test(bare)) return undefined;
  const whole = SCHEME.test(bare) ? bare : `https://${bare}`;
  const url = URL.parse(whole);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb ? whole.replace(/\/+$/, '') : undefined;
}

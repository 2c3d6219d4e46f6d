/** How well-known kinds of files begin, from the first byte on unless said otherwise. */
const BEGINNINGS: readonly (readonly [type: string, bytes: readonly number[], at?: number])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
  ['application/gzip', [0x1f, 0x8b]],
  ['application/vnd.microsoft.portable-executable', [0x4d, 0x5a]],
  ['application/x-elf', [0x7f, 0x45, 0x4c, 0x46]],
  ['application/x-mach-binary', [0xcf, 0xfa, 0xed, 0xfe]],
  ['application/x-mach-binary', [0xca, 0xfe, 0xba, 0xbe]],
  ['application/x-sh', [0x23, 0x21]],
];

/** Enough for every beginning above, and for the first tag of a page. */
const LOOKED_AT = 512;

const PAGE = /^\s{0,100}(?:<!doctype html|<html|<head|<body|<script)/i;
const DRAWING =
  /^\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--[^>]{0,200}-->\s{0,100}|<!doctype svg[^>]{0,200}>\s{0,100})?<svg/i;

/** What its first bytes say a file is; undefined when they say nothing. */
export function typeByBytes(chunks: readonly Uint8Array[]): string | undefined {
  const beginning = beginningOf(chunks);
  const known = BEGINNINGS.find(([, bytes, at = 0]) =>
    bytes.every((byte, index) => beginning[at + index] === byte),
  );
  if (known) return known[0];
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(beginning);
  if (PAGE.test(text)) return 'text/html';
  return DRAWING.test(text) ? 'image/svg+xml' : undefined;
}

function beginningOf(chunks: readonly Uint8Array[]): Uint8Array {
  const beginning = new Uint8Array(LOOKED_AT);
  let filled = 0;
  for (const chunk of chunks) {
    if (filled >= LOOKED_AT) break;
    const part = chunk.subarray(0, LOOKED_AT - filled);
    beginning.set(part, filled);
    filled += part.length;
  }
  return beginning.subarray(0, filled);
}

/** A browser runs what is in them: they pass only where they are named in full. */
const ACTIVE: ReadonlySet<string> = new Set([
  'image/svg+xml',
  'text/html',
  'text/javascript',
  'text/xml',
  'application/xhtml+xml',
  'application/javascript',
]);

/** `types` as the configuration lists them: `image/*`, `application/pdf`, `application/vnd.oasis.opendocument.*`. */
export const isAllowed = (type: string, types: readonly string[]): boolean =>
  types.some((allowed) => {
    if (allowed === type || allowed === '*/*') return true;
    return allowed.endsWith('*') && type.startsWith(allowed.slice(0, -1)) && !ACTIVE.has(type);
  });

/** Packed documents begin like any archive. */
const PACKED = /^application\/(?:vnd\.|epub|x-zip|zip|java-archive)/;

/**
 * What a file is taken for: what its bytes say, unless what was said is only more exact. A picture that is a page inside
 * is a page.
 */
export function typeOfFile(said: string, chunks: readonly Uint8Array[]): string {
  const found = typeByBytes(chunks);
  if (found === undefined || found === said) return said;
  return found === 'application/zip' && PACKED.test(said) ? said : found;
}

const BEGINNINGS: readonly (readonly [type: string, beginning: string])[] = [
  ['image/png', '\u0089PNG'],
  ['image/jpeg', '\u00ff\u00d8\u00ff'],
  ['image/gif', 'GIF8'],
  ['application/pdf', '%PDF-'],
  ['application/zip', 'PK\u0003\u0004'],
  ['audio/ogg', 'OggS'],
];

/** The endings that Go knows on a machine without a list of its own, as in the container. */
const BY_ENDING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    avif: 'image/avif',
    gif: 'image/gif',
    htm: 'text/html; charset=utf-8',
    html: 'text/html; charset=utf-8',
    jpeg: 'image/jpeg',
    jpg: 'image/jpeg',
    json: 'application/json',
    pdf: 'application/pdf',
    png: 'image/png',
    svg: 'image/svg+xml',
    webp: 'image/webp',
    xml: 'text/xml; charset=utf-8',
  }),
);

const UNKNOWN = 'application/octet-stream';

/** From 2.0 on: by the bytes alone, when the file is kept. What it was said to be is forgotten in all versions. */
export function typeWhenKept(bytes: Uint8Array): string {
  const beginning = Buffer.from(bytes.subarray(0, 512));
  const known = BEGINNINGS.find(([, begins]) => beginning.toString('latin1').startsWith(begins));
  if (known) return known[0];
  return beginning.includes(0) ? UNKNOWN : 'text/plain; charset=utf-8';
}

/** Before 2.0: by the ending, then by the bytes, each time it is sent. */
export function typeWhenSent(name: string, bytes: Uint8Array): string {
  const [, ending = ''] = /\.([^.]+)$/.exec(name) ?? [];
  const type = BY_ENDING.get(ending.toLowerCase()) ?? typeWhenKept(bytes);
  return type === 'audio/ogg' ? 'application/ogg' : type;
}

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** As Go writes it. */
export function disposition(name: string): string {
  if (TOKEN.test(name)) return `attachment; filename=${name}`;
  return /^[ -~]*$/.test(name)
    ? `attachment; filename="${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`
    : `attachment; filename*=utf-8''${encodeURIComponent(name)}`;
}

import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'too large' }
  /** Compressed: no homeserver and no browser of ours sends that, and a small one may unpack to a huge one. */
  | { readonly kind: 'encoded' };

/** Reads at most `limit` bytes; a body that says it is larger is not touched. Throws when the caller hangs up. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return { kind: 'encoded' };
  if (Number(request.headers['content-length'] ?? 0) > limit) return { kind: 'too large' };
  const chunks: Buffer[] = [];
  let size = 0;
  const stream: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) return { kind: 'too large' };
    chunks.push(chunk);
  }
  return { kind: 'whole', bytes: Buffer.concat(chunks) };
}

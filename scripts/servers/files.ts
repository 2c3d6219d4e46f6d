import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A homeserver's media, as one of its accounts. */
export interface Media {
  readonly url: string;
  readonly token: string;
}

/** What an `m.file` of an encrypted room says about its file (version v2), written by nobody who wrote eis's own. */
const SealedFile = z.looseObject({
  url: z.string(),
  key: z.looseObject({
    kty: z.literal('oct'),
    alg: z.literal('A256CTR'),
    k: z.string(),
    key_ops: z.array(z.string()),
  }),
  iv: z.string(),
  hashes: z.looseObject({ sha256: z.string() }),
  v: z.literal('v2'),
});
const Uploaded = z.looseObject({ content_uri: z.string() });

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
const digestOf = (bytes: Uint8Array): string => unpadded(createHash('sha256').update(bytes).digest());

/** Its `mxc:` address. */
export async function uploadPlain(bytes: Uint8Array, { url, token }: Media): Promise<string> {
  const response = await fetch(`${url}/_matrix/media/v3/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  });
  return Uploaded.parse(await response.json()).content_uri;
}

export async function downloadPlain(address: string, { url, token }: Media): Promise<Uint8Array> {
  const [, server = '', id = ''] = /^mxc:\/\/([^/]+)\/(.+)$/.exec(address) ?? [];
  const response = await fetch(`${url}/_matrix/client/v1/media/download/${server}/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`the file cannot be had: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The `file` of a message. */
export async function uploadSealed(bytes: Uint8Array, media: Media) {
  const key = randomBytes(32);
  const counter = Buffer.concat([randomBytes(8), Buffer.alloc(8)]);
  const cipher = createCipheriv('aes-256-ctr', key, counter);
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return {
    v: 'v2',
    url: await uploadPlain(sealed, media),
    key: {
      kty: 'oct',
      alg: 'A256CTR',
      ext: true,
      key_ops: ['encrypt', 'decrypt'],
      k: key.toString('base64url'),
    },
    iv: unpadded(counter),
    hashes: { sha256: digestOf(sealed) },
  };
}

/** Opened by WebCrypto, as browsers do it. */
export async function openSealed(file: unknown, media: Media): Promise<Uint8Array> {
  const { url, key, iv, hashes } = SealedFile.parse(file);
  const sealed = await downloadPlain(url, media);
  if (digestOf(sealed) !== hashes.sha256.replace(/=+$/, '')) throw new Error('another file came');
  const opener = await crypto.subtle.importKey('jwk', key, { name: 'AES-CTR' }, false, ['decrypt']);
  const counter = Buffer.from(iv, 'base64');
  const how = { name: 'AES-CTR', counter, length: 64 };
  return new Uint8Array(await crypto.subtle.decrypt(how, opener, Buffer.from(sealed)));
}

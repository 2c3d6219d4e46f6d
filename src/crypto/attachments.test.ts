import { describe, expect, it } from '@jest/globals';
import { Attachment, EncryptedAttachment, initAsync } from '@matrix-org/matrix-sdk-crypto-wasm';
import { fileContent, FileError, type FileSeal, readFile } from '../core/file.ts';
import { createDecrypting, createEncrypting } from './attachments.ts';

/** Different each time, and the same in each run. */
function seeded(): (bytes: number) => Uint8Array {
  let state = 7;
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state >> 16;
    });
}

const random = seeded();
const plain = random(100_003);

/** In pieces that fit no block. */
const pieces = (bytes: Uint8Array): readonly Uint8Array[] =>
  [0, 1, 17, 4_096, 60_001].map((from, index, all) => bytes.subarray(from, all[index + 1]));

const sealed = (bytes: Uint8Array) => {
  const sealing = createEncrypting(random);
  const stored = Buffer.concat(pieces(bytes).map((piece) => sealing.encrypt(piece)));
  return { stored, seal: sealing.end() };
};

const opened = (stored: Uint8Array, seal: FileSeal): Uint8Array => {
  const opening = createDecrypting(seal);
  const bytes = Buffer.concat(pieces(stored).map((piece) => opening.decrypt(piece)));
  opening.end();
  return bytes;
};

/** Through the content of an event, as it goes over the wire. */
const file = (seal: FileSeal) =>
  fileContent({ url: 'mxc://example.org/abc', name: 'a', type: 'image/png', seal })['file'];

describe('encrypted files', () => {
  it('R4 come out as they went in, piece by piece', () => {
    const { stored, seal } = sealed(plain);
    expect(stored).toHaveLength(plain.length);
    expect(Buffer.compare(stored, plain)).not.toBe(0);
    expect(Buffer.compare(opened(stored, seal), plain)).toBe(0);
  });

  it('R4 have a key and a counter of their own each', () => {
    const [one, other] = [sealed(plain), sealed(plain)];
    expect(one.seal.key).not.toBe(other.seal.key);
    expect(Buffer.from(one.seal.iv, 'base64').subarray(8)).toEqual(Buffer.alloc(8));
    expect(Buffer.compare(one.stored, other.stored)).not.toBe(0);
  });

  it('R4 are refused when a bit of them is different', () => {
    const { stored, seal } = sealed(plain);
    for (const place of [0, 50_000, stored.length - 1]) {
      const spoilt = Buffer.from(stored);
      spoilt[place] = (spoilt[place] ?? 0) ^ 1;
      expect(() => opened(spoilt, seal)).toThrow(FileError);
    }
    expect(() => opened(stored.subarray(0, -1), seal)).toThrow(FileError);
    expect(() => opened(stored, { ...seal, sha256: sealed(plain).seal.sha256 })).toThrow(FileError);
  });

  it('R4 are read by the library of other clients, and theirs by us', async () => {
    await initAsync();
    const { stored, seal } = sealed(plain);
    const theirs = new EncryptedAttachment(stored, JSON.stringify(file(seal)));
    expect(Buffer.compare(Attachment.decrypt(theirs), plain)).toBe(0);

    const made = Attachment.encrypt(plain);
    const info: object = JSON.parse(made.mediaEncryptionInfo ?? '');
    const read = readFile({ body: 'a', file: { ...info, url: 'mxc://example.org/abc' } });
    expect(read?.seal).toBeDefined();
    expect(read?.seal && Buffer.compare(opened(made.encryptedData, read.seal), plain)).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import { UserFacingError } from '../core/errors.ts';
import { FileError, type FileSeal, type SentFile } from '../core/file.ts';
import { createFiles, type FilesDeps } from './create-files.ts';

const { signal } = new AbortController();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PDF = [bytes('%PDF-1.7 '), bytes('rest')];

const scan: SentFile = { url: 'mxc://example.org/scan', name: 'scan.pdf', type: 'application/pdf' };
const seal: FileSeal = { key: 'key', iv: 'iv', sha256: 'hash' };

async function* streamed(chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

/** Encrypted is written backwards. */
const backwards = (chunk: Uint8Array): Uint8Array => chunk.toReversed();

interface Uploaded {
  readonly type: string;
  readonly name?: string;
  readonly chunks: readonly Uint8Array[];
}

function filesWith(chunks: readonly Uint8Array[], more: Partial<FilesDeps> = {}) {
  const uploaded: Uploaded[] = [];
  const files = createFiles({
    limits: { megabytes: 1, types: ['image/*', 'application/pdf', 'text/*'] },
    download: () => streamed(chunks),
    upload: async (file) => {
      uploaded.push(file);
      return await Promise.resolve('mxc://example.org/new');
    },
    createDecrypting: () => ({ decrypt: backwards, end: () => undefined }),
    createEncrypting: () => ({ encrypt: backwards, end: () => seal }),
    ...more,
  });
  return { files, uploaded };
}

const failure = async (work: Promise<unknown>): Promise<UserFacingError> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof UserFacingError))
    throw new Error('it did not fail as people are told', { cause: error });
  return error;
};

describe('files that people send', () => {
  it('R4 are handed on as they are', async () => {
    const { files } = filesWith(PDF);
    expect(await files.receive(scan, signal)).toEqual({
      name: 'scan.pdf',
      type: 'application/pdf',
      size: 13,
      chunks: PDF,
    });
  });

  it('R4 are opened where they are encrypted, and used only when they are whole', async () => {
    const sealed = { ...scan, seal };
    const { files } = filesWith(PDF.map(backwards));
    expect((await files.receive(sealed, signal)).chunks).toEqual(PDF);

    const spoilt = filesWith(PDF, {
      createDecrypting: () => ({
        decrypt: backwards,
        end: () => {
          throw new FileError('damaged');
        },
      }),
    });
    const error = await failure(spoilt.files.receive(sealed, signal));
    expect(error.certainty).toBe('not done');
    expect(error.message).toBe('scan.pdf did not arrive as it was sent.');
  });

  it('R4 are refused by what is said about them before a byte is asked for', async () => {
    const { files } = filesWith([], {
      download: () => {
        throw new Error('nobody may ask for it');
      },
    });
    expect(() => files.check({ ...scan, size: 1_000_001 })).toThrow('too large: I take files of up to 1 MB');
    expect(() => files.check({ ...scan, type: 'application/x-msdownload' })).toThrow(
      'I do not take files like',
    );
    expect(() => files.check({ ...scan, type: 'application/octet-stream' })).not.toThrow();
    expect(() => files.check({ ...scan, size: 1_000_000 })).not.toThrow();
  });

  it('R4 are broken off when there is more of them than was said', async () => {
    let given = 0;
    const { files } = filesWith([], {
      download: async function* endless() {
        for (;;) {
          given += 1;
          yield await Promise.resolve(new Uint8Array(300_000));
        }
      },
    });
    const error = await failure(files.receive({ ...scan, size: 10 }, signal));
    expect(error.message).toMatch('too large');
    expect(given).toBe(4);
  });

  it.each([
    ['a program that calls itself a picture', 'image/png', 'MZ\u0090'],
    ['a page that calls itself a picture', 'image/png', '<!DOCTYPE html><script>'],
    ['a drawing that can hold a script', 'image/svg+xml', '<svg onload="alert(1)">'],
    ['a page', 'text/html', '<p>'],
    ['what nobody knows', 'application/octet-stream', 'abc'],
  ])('R4 %s is refused', async (_what, type, text) => {
    const { files } = filesWith([bytes(text)]);
    expect((await failure(files.receive({ ...scan, type }, signal))).message).toMatch('I do not take files');
  });

  it('R4 what nobody named is taken for what its bytes say', async () => {
    const { files } = filesWith(PDF);
    const held = await files.receive({ ...scan, type: 'application/octet-stream' }, signal);
    expect(held.type).toBe('application/pdf');
  });

  it('tells why the homeserver did not hand one over, in the language of the person', async () => {
    const { files } = filesWith([], {
      download: () => {
        throw new FileError('not there');
      },
    });
    const error = await failure(files.receive(scan, signal));
    expect(error.said?.('de').message).toBe('Der Homeserver hat scan.pdf nicht mehr.');
  });

  it('does two at a time, and goes on after one that nobody wants any more', async () => {
    const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
    const begun: string[] = [];
    const { files } = filesWith([], {
      download: async function* slow(url) {
        begun.push(url);
        await gates[begun.length - 1]?.promise;
        yield bytes('%PDF-');
      },
    });
    const unwanted = new AbortController();
    const work = [0, 1, 2, 3].map(
      async (index) =>
        await files
          .receive({ ...scan, url: String(index) }, index === 2 ? unwanted.signal : signal)
          .catch(() => undefined),
    );
    await Promise.resolve();
    expect(begun).toEqual(['0', '1']);
    unwanted.abort();
    for (const { resolve } of gates) resolve();
    await Promise.all(work);
    expect(begun).toEqual(['0', '1', '3']);
  });
});

describe('files that are sent to people', () => {
  const held = { name: 'scan.pdf', type: 'application/pdf', size: 13, chunks: PDF };

  it('R4 lie open where the room is open', async () => {
    const { files, uploaded } = filesWith([]);
    const sent = await files.send(held, { encrypted: false }, signal);
    expect(sent).toEqual({
      url: 'mxc://example.org/new',
      name: 'scan.pdf',
      type: 'application/pdf',
      size: 13,
    });
    expect(uploaded).toMatchObject([{ name: 'scan.pdf', type: 'application/pdf', chunks: PDF }]);
  });

  it('R4 tell the homeserver nothing where the room is encrypted', async () => {
    const { files, uploaded } = filesWith([]);
    const sent = await files.send(held, { encrypted: true }, signal);
    expect(sent).toEqual({
      url: 'mxc://example.org/new',
      name: 'scan.pdf',
      type: 'application/pdf',
      size: 13,
      seal,
    });
    expect(uploaded).toEqual([{ type: 'application/octet-stream', chunks: PDF.map(backwards) }]);
  });

  it('R4 are limited as well', async () => {
    const { files, uploaded } = filesWith([]);
    const large = { ...held, size: 1_000_001 };
    expect((await failure(files.send(large, { encrypted: true }, signal))).message).toMatch('too large');
    expect(uploaded).toEqual([]);
  });
});

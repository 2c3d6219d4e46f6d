import { describe, expect, it } from '@jest/globals';
import { FileError } from '../core/file.ts';
import { parseUserId } from '../core/ids.ts';
import { createMedia, type MediaDeps } from './media.ts';

const account = parseUserId('@eis:example.org')!;
const { signal } = new AbortController();
const URL = 'mxc://elsewhere.org/abc_1';

type Asked = Parameters<MediaDeps['toMedia']>[0];

async function* streamed(...texts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const part of texts) yield await Promise.resolve(new TextEncoder().encode(part));
}

async function* broken(): AsyncIterable<Uint8Array> {
  yield* streamed('half');
  throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
}

/** Answers in this order. */
function mediaWith(...answers: readonly { status: number; body: AsyncIterable<Uint8Array> }[]) {
  const asked: Asked[] = [];
  const media = createMedia({
    account,
    toMedia: async (request) => {
      const answer = answers[asked.length];
      asked.push(request);
      if (!answer) throw new Error('no answer');
      return await Promise.resolve(answer);
    },
  });
  return { media, asked };
}

async function text(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let all = '';
  for await (const chunk of bytes) all += decoder.decode(chunk, { stream: true });
  return all;
}

const troubleOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  return error instanceof FileError ? error.trouble : String(error);
};

describe('media at the homeserver', () => {
  it('R4 are fetched as our account, with its token', async () => {
    const { media, asked } = mediaWith({ status: 200, body: streamed('a', 'bc') });
    expect(await text(media.download(URL, signal))).toBe('abc');
    expect(asked).toEqual([
      {
        method: 'GET',
        path: '/_matrix/client/v1/media/download/elsewhere.org/abc_1',
        query: { user_id: '@eis:example.org' },
      },
    ]);
  });

  it('R4 are fetched the old way where the homeserver knows no other', async () => {
    const unknown = { status: 404, body: streamed('{"errcode":"M_UNRECOGNIZED"}') };
    const { media, asked } = mediaWith(unknown, { status: 200, body: streamed('abc') });
    expect(await text(media.download(URL, signal))).toBe('abc');
    expect(asked.map(({ path }) => path)).toEqual([
      '/_matrix/client/v1/media/download/elsewhere.org/abc_1',
      '/_matrix/media/v3/download/elsewhere.org/abc_1',
    ]);
  });

  it.each([
    [403, 'refused', 1],
    [502, 'away', 1],
    [404, 'not there', 2],
    [413, 'too large there', 1],
  ])('R4 tells %i as %s', async (status, trouble, requests) => {
    const answer = () => ({ status, body: streamed('{}') });
    const { media, asked } = mediaWith(answer(), answer());
    expect(await troubleOf(text(media.download(URL, signal)))).toBe(trouble);
    expect(asked).toHaveLength(requests);
  });

  it('R4 what breaks off in the middle is no file', async () => {
    const { media } = mediaWith({ status: 200, body: broken() });
    expect(await troubleOf(text(media.download(URL, signal)))).toBe('away');
    expect(await troubleOf(text(mediaWith().media.download(URL, signal)))).toBe('away');
  });

  it('R4 are put there', async () => {
    const { media, asked } = mediaWith({
      status: 200,
      body: streamed('{"content_uri":"mxc://example.org/new"}'),
    });
    const chunks = [new Uint8Array([1, 2])];
    expect(await media.upload({ type: 'image/png', name: 'a b.png', chunks }, signal)).toBe(
      'mxc://example.org/new',
    );
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/_matrix/media/v3/upload',
        query: { user_id: '@eis:example.org', filename: 'a b.png' },
        type: 'image/png',
        chunks,
      },
    ]);
  });

  it.each([
    [413, '{"errcode":"M_TOO_LARGE"}', 'too large there'],
    [403, '{}', 'refused'],
    [200, '{"content_uri":"https://elsewhere.org"}', 'away'],
    [200, '<html>', 'away'],
  ])('R4 are not there after %i %s', async (status, body, trouble) => {
    const { media } = mediaWith({ status, body: streamed(body) });
    expect(await troubleOf(media.upload({ type: 'image/png', chunks: [] }, signal))).toBe(trouble);
  });

  it('R4 are too large where the homeserver says so and hangs up', async () => {
    const { media } = mediaWith({ status: 413, body: broken() });
    expect(await troubleOf(media.upload({ type: 'image/png', chunks: [] }, signal))).toBe('too large there');
  });
});

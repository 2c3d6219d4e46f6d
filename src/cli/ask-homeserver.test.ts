import { describe, expect, it } from '@jest/globals';
import type { UserId } from '../core/ids.ts';
import { createAskHomeserver } from './ask-homeserver.ts';
import type { HomeserverQuestion } from './examine-homeserver.ts';

const asked = async (as: HomeserverQuestion['as'], response: Response) => {
  const requests: { url: string; authorization: string | null }[] = [];
  const ask = createAskHomeserver({
    url: 'http://hs/base',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push({ url: request.url, authorization: request.headers.get('authorization') });
      return await Promise.resolve(response);
    },
    authorization: () => 'Bearer token',
    timeLimit: () => new AbortController().signal,
  });
  return { answer: await ask({ path: '/_matrix/x', as }), requests };
};

describe('askHomeserver', () => {
  it.each<[HomeserverQuestion['as'], string, string | null]>([
    ['nobody', 'http://hs/base/_matrix/x', null],
    ['registration', 'http://hs/base/_matrix/x', 'Bearer token'],
    ['@eis:a.b' as UserId, 'http://hs/base/_matrix/x?user_id=%40eis%3Aa.b', 'Bearer token'],
  ])('P2 asks as %s', async (as, url, authorization) => {
    const { answer, requests } = await asked(as, Response.json({ ok: 1 }, { status: 403 }));
    expect(answer).toEqual({ status: 403, body: { ok: 1 } });
    expect(requests).toEqual([{ url, authorization }]);
  });

  it.each(['<html>', '', 'x'.repeat(70_000), `"${'x'.repeat(70_000)}"`])(
    'takes no JSON for none (%#)',
    async (text) => {
      expect((await asked('nobody', new Response(text))).answer).toEqual({ status: 200, body: undefined });
    },
  );
});

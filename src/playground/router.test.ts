import { describe, expect, it } from '@jest/globals';
import type { HttpReply, HttpRoute } from '../core/http.ts';
import { listen } from './listen.ts';
import { fetchFrom } from './router.ts';

const route = (method: HttpRoute['method'], path: string, more: Partial<HttpRoute> = {}): HttpRoute => ({
  method,
  path,
  bodyLimit: 10,
  answer: async ({ parameters, query, body }): Promise<HttpReply> =>
    await Promise.resolve({ status: 200, body: { ...parameters, q: query.get('q'), bytes: body.length } }),
  ...more,
});

const routes = [
  route('GET', '/rooms/:room/state'),
  route('PUT', '/rooms/:room/state'),
  route('GET', '/secret', { refuse: () => ({ status: 401, body: { errcode: 'M_MISSING_TOKEN' } }) }),
  route('GET', '/page', { answer: async () => await Promise.resolve({ status: 200, body: '<p>hi</p>' }) }),
];

/** The same through a function and through a socket. */
async function both(
  path: string,
  init?: RequestInit,
): Promise<readonly { status: number; type: string | null; text: string }[]> {
  const listening = await listen(routes);
  try {
    const inside = fetchFrom(() => routes);
    const answers = [
      await inside(`http://x.invalid${path}`, init),
      await overSocket(`${listening.address}${path}`, init),
    ];
    return await Promise.all(
      answers.map(async (answer) => ({
        status: answer.status,
        type: answer.headers.get('content-type'),
        text: await answer.text(),
      })),
    );
  } finally {
    await listening.close();
  }
}

// oxlint-disable-next-line no-restricted-globals -- this is the test of the socket
const overSocket = fetch;

describe('serving routes, with and without a socket', () => {
  it.each([
    ['GET /rooms/%21a%3Ab/state?q=1', undefined, 200, '{"room":"!a:b","q":"1","bytes":0}'],
    ['GET //rooms/x/state', undefined, 200, '{"room":"x","q":null,"bytes":0}'],
    ['PUT /rooms/x/state', '12345', 200, '{"room":"x","q":null,"bytes":5}'],
    ['PUT /rooms/x/state', '12345678901', 413, '{"errcode":"M_TOO_LARGE","error":"Too large"}'],
    ['DELETE /rooms/x/state', undefined, 405, '{"errcode":"M_UNRECOGNIZED","error":"Unrecognized request"}'],
    ['GET /rooms//state', undefined, 404, '{"errcode":"M_UNRECOGNIZED","error":"Unrecognized request"}'],
    ['GET /rooms/%zz/state', undefined, 200, '{"room":"%zz","q":null,"bytes":0}'],
    ['GET /secret', undefined, 401, '{"errcode":"M_MISSING_TOKEN"}'],
    ['GET /page', undefined, 200, '<p>hi</p>'],
  ])('%s', async (request, body, status, text) => {
    const [method = '', path = ''] = request.split(' ');
    const answers = await both(path, { method, ...(body === undefined ? {} : { body }) });
    expect(answers).toHaveLength(2);
    for (const answer of answers) expect(answer).toMatchObject({ status, text });
    expect(answers[0]?.type).toBe(answers[1]?.type);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { BackendIo } from '../../core/backend.ts';
import { noFiles } from '../../core/file.ts';
import { createVikunja } from './index.ts';
import { refusalOf } from './refusals.ts';

const host = 'my.vikunja.io';
const question = { method: 'POST', path: '/api/v1/tasks/7' } as const;
const refused = (status: number, code: number) =>
  refusalOf({ status, code, body: undefined, pages: 1 }, question, host);

describe('a refusal', () => {
  it('10.1 of what the account may not do says what the person can do, because saying it again is of no use', () => {
    expect(refused(403, 0)).toMatchObject({
      message: 'my.vikunja.io does not let your account do that there.',
      certainty: 'not done',
      next: 'ask whoever shares that with you there for the right to change it, or choose another project.',
    });
  });

  it.each([
    [412, 3008],
    [404, 4002],
    [403, 7003],
    [413, 0],
    [400, 0],
    [400, 2002],
  ])('10.1 never ends with "say it again": %s/%s', (status, code) => {
    const { next } = refused(status, code);
    expect(next).toMatch(/^[a-z].{8,}\.$/);
    expect(next).not.toContain('moment');
  });
});

describe('looking at an address before a token is asked for', () => {
  const asked: (readonly [string, string | null])[] = [];
  const io = (answer: () => Response): BackendIo => ({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      asked.push([request.url, request.headers.get('authorization')]);
      return await Promise.resolve(answer());
    },
    now: () => new Date(0),
    sleep: async () => await Promise.resolve(),
    timeZone: 'Europe/Berlin',
    facts: null,
    learn: async () => await Promise.resolve(),
    files: noFiles,
  });
  const reach = async (answer: () => Response) =>
    await createVikunja().reach?.('https://my.vikunja.io', io(answer), new AbortController().signal);

  it('A4 says that no Vikunja is there', async () => {
    await expect(reach(() => new Response('<html></html>'))).rejects.toMatchObject({
      message: 'There is no Vikunja at my.vikunja.io.',
      next: 'look whether the address is right: it is the one that your browser shows.',
    });
  });

  it('A4 asks a Vikunja for nothing but what it is', async () => {
    asked.length = 0;
    await reach(() => Response.json({ version: 'v2.5.0', frontend_url: 'https://my.vikunja.io/' }));
    expect(asked).toEqual([['https://my.vikunja.io/api/v1/info', null]]);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HeldFile, SentFile } from '../../core/file.ts';
import type { TaskFile } from '../../domains/tasks/keeper.ts';
import { fetchVikunja } from '../../playground/vikunja/fetch-vikunja.ts';
import { generations } from '../../playground/vikunja/generation.ts';
import { populate } from '../../playground/vikunja/populate.ts';
import { createPlaygroundVikunja } from '../../playground/vikunja/vikunja.ts';
import { createVikunjaKeeper } from './keeper.ts';
import { openService } from './service.ts';

const { signal } = new AbortController();
const now = (): Date => new Date('2026-11-20T08:12:00Z');
const sleep = async (): Promise<void> => await Promise.resolve();
const MEGABYTE = 1024 * 1024;

const fileOf = (name: string, bytes: Uint8Array): HeldFile => ({
  name,
  type: 'application/octet-stream',
  size: bytes.length,
  chunks: [bytes],
});
const zeros = (size: number): HeldFile => fileOf('large.bin', new Uint8Array(size));
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));

/** A Vikunja that takes files of 1 MB, with one task in it; `meets` is what becomes of a file on its way there. */
function aServer(version: (typeof generations)[number]) {
  const vikunja = createPlaygroundVikunja({ version, now, sleep });
  vikunja.state.maxFileMegabytes = 1;
  const people = populate(vikunja.state);
  const alice = people.addUser({ username: 'alice' });
  const { id } = people.addTask(people.addProject(alice, { title: 'Home' }), { title: 'milk' });
  const token = people.addToken(alice);
  const way = { meets: async (pass: () => Promise<Response>): Promise<Response> => await pass() };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    const pass = async () => await fetchVikunja(vikunja)(input, { ...init, headers });
    return init?.method === 'PUT' ? await way.meets(pass) : await pass();
  };
  const gone: { held: HeldFile; got: HeldFile | undefined } = { held: zeros(1), got: undefined };
  const source: SentFile = { url: 'mxc://example.org/file', name: 'file', type: 'text/plain' };
  const files = {
    fetch,
    check: () => undefined,
    receive: async () => await Promise.resolve(gone.held),
    send: async (file: HeldFile) => {
      gone.got = file;
      return await Promise.resolve(source);
    },
  };
  const io = { fetch, now, sleep, timeZone: 'Europe/Berlin', facts: null, learn: sleep, files };
  const keeper = createVikunjaKeeper(openService('https://my.vikunja.io', io), files);
  const task = String(id);
  return {
    vikunja,
    way,
    attach: async (held: HeldFile): Promise<string | undefined> => {
      gone.held = held;
      return await keeper.files?.attach(task, source, signal);
    },
    list: async () => (await keeper.files?.list(task, signal)) ?? [],
    detach: async (file: string) => await keeper.files?.detach(task, file, signal),
    fetched: async (file: TaskFile): Promise<HeldFile | undefined> => {
      await keeper.files?.send(task, file, signal);
      return gone.got;
    },
  };
}

describe.each(generations)('files in a Vikunja of generation %s', (version) => {
  let server: ReturnType<typeof aServer>;
  beforeEach(() => {
    server = aServer(version);
  });

  const large = { message: 'large.bin is too large for my.vikunja.io.', certainty: 'not done' };

  it('R4 are taken up to its limit, an empty one among them', async () => {
    await server.attach(zeros(MEGABYTE));
    await server.attach(zeros(0));
    expect((await server.list()).map(({ size }) => size)).toEqual([MEGABYTE, 0]);
  });

  it.each([
    ['a little', MEGABYTE + 1],
    ['far', 4 * MEGABYTE],
  ])('R4 are too large %s above its limit, and nothing is there', async (_how, size) => {
    await expect(server.attach(zeros(size))).rejects.toMatchObject(large);
    expect(await server.list()).toEqual([]);
  });

  it('R4 are too large when it closes the connection on them, and in doubt when it does so on others', async () => {
    server.way.meets = async () => await Promise.reject(new TypeError('write ECONNRESET'));
    await expect(server.attach(zeros(4 * MEGABYTE))).rejects.toMatchObject(large);
    await expect(server.attach(zeros(MEGABYTE))).rejects.toMatchObject({
      message: 'my.vikunja.io broke off.',
      certainty: 'may have been done',
    });
  });

  it('R4 are too large for a proxy before it, which says so with a page of its own', async () => {
    const page = '<html><h1>413 Request Entity Too Large</h1></html>';
    const answer = new Response(page, { status: 413, headers: { 'content-type': 'text/html' } });
    server.way.meets = async () => await Promise.resolve(answer);
    await expect(server.attach(zeros(1))).rejects.toMatchObject(large);
  });

  it('R4 are switched off there: that is said, whatever is asked of them', async () => {
    await server.attach(zeros(1));
    const [file] = await server.list();
    server.vikunja.state.keepsFiles = false;
    const off = {
      message: 'my.vikunja.io keeps no files: they are switched off there.',
      next: 'ask its admin to switch them on.',
      certainty: 'not done',
    };
    await expect(server.attach(zeros(1))).rejects.toMatchObject(off);
    await expect(server.fetched(file!)).rejects.toMatchObject(off);
    await expect(server.detach(file!.id)).rejects.toMatchObject(off);
  });

  it.each([
    ['voice.ogg', 'OggS\0', 'audio/ogg'],
    ['Voice message', 'OggS\0', 'audio/ogg'],
    ['photo.heic', '\0\0\0\u0018ftypheic', 'image/heic'],
    ['old.doc', '\u00d0\u00cf\u0011\0', 'application/msword'],
    [
      'letter.docx',
      'PK\u0003\u0004\0',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['days.csv', 'a;b', 'text/csv'],
    ['scan.pdf', '%PDF-1.7\0', 'application/pdf'],
    ['notes', 'milk', 'text/plain'],
    ['unknown.bin', '\0\u0001', 'application/octet-stream'],
    ['odd.constructor', '\0\u0001', 'application/octet-stream'],
  ])('R4 come back as what they are, though it forgets that: %s', async (name, text, type) => {
    const held = fileOf(name, bytesOf(text));
    await server.attach(held);
    const [file] = await server.list();
    expect(await server.fetched(file!)).toEqual({ ...held, type });
  });
});

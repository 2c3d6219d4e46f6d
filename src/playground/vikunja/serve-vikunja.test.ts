import { Agent, request } from 'node:https';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createAuthority } from '../tls/authority.ts';
import { populate } from './populate.ts';
import { serveVikunja, type ServingVikunja } from './serve-vikunja.ts';
import { createPlaygroundVikunja } from './vikunja.ts';

const vikunja = createPlaygroundVikunja({ version: '2', now: () => new Date('2026-11-20T08:12:00Z') });
const { addUser, addToken } = populate(vikunja.state);
const token = addToken(addUser({ username: 'alice' }));

interface Heard {
  readonly status: number;
  readonly text: string;
}

/** One request over TLS, on a connection of its own. */
async function ask(
  port: number,
  { host, ca, path = '/api/v1/info' }: { host: string; ca?: string; path?: string },
): Promise<Heard> {
  const { promise, resolve, reject } = Promise.withResolvers<Heard>();
  const agent = new Agent({ keepAlive: false, maxCachedSessions: 0, ...(ca === undefined ? {} : { ca }) });
  const headers = { host, authorization: `Bearer ${token}` };
  const asked = request({ host: '127.0.0.1', port, servername: host, path, headers, agent }, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => (text += part));
    response.on('error', reject);
    response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
  });
  asked.on('error', reject);
  asked.end();
  return await promise;
}

describe('a Vikunja behind a host name of its own', () => {
  let serving: ServingVikunja | undefined;
  afterEach(async () => {
    vikunja.faults.clear();
    await serving?.close();
  });

  it('shows a certificate for the host that is asked for, and only its authority makes it good', async () => {
    const authority = await createAuthority('Authority of a test');
    serving = await serveVikunja(vikunja, { authority });
    const { port } = serving;
    for (const host of ['my.vikunja.io', 'tasks.example.org']) {
      const heard = await ask(port, { host, ca: authority.certificate });
      expect(heard.status).toBe(200);
      expect(JSON.parse(heard.text)).toMatchObject({ frontend_url: `https://${host}/` });
    }
    await expect(ask(port, { host: 'my.vikunja.io' })).rejects.toThrow(/certificate/);
    const other = await createAuthority('Another one');
    await expect(ask(port, { host: 'my.vikunja.io', ca: other.certificate })).rejects.toThrow(
      /signature|certificate/,
    );
  });

  it('drops, cuts and refuses as the faults say, and is there again afterwards', async () => {
    const authority = await createAuthority('Authority of a test');
    serving = await serveVikunja(vikunja, { authority });
    const way = { host: 'my.vikunja.io', ca: authority.certificate, path: '/api/v1/projects' };
    const { port } = serving;
    vikunja.faults.plan('drop-request', { once: true });
    await expect(ask(port, way)).rejects.toMatchObject({ code: 'ECONNRESET' });
    vikunja.faults.plan('truncate', { once: true });
    await expect(ask(port, way)).rejects.toMatchObject({ code: 'ECONNRESET' });
    vikunja.faults.plan('down');
    await expect(ask(port, way)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    vikunja.faults.clear();
    expect((await ask(port, way)).status).toBe(200);
  });

  it('serves plain HTTP without an authority', async () => {
    serving = await serveVikunja(vikunja);
    expect(serving.address).toBe(`http://127.0.0.1:${serving.port}/`);
    // oxlint-disable-next-line no-restricted-globals -- a real socket is what is tried here
    const answer = await fetch(`${serving.address}api/v2/info`);
    expect(await answer.json()).toMatchObject({ frontend_url: serving.address, version: 'v2.5.0' });
  });
});

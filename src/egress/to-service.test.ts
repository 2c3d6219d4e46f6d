import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer as createEncryptedServer } from 'node:https';
import { createServer as createSocketServer, type Server as SocketServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { UserFacingError } from '../core/errors.ts';
import { checkLocated, type Located } from './check-located.ts';
import { serviceOrigin } from './service-origin.ts';
import { createToService, type ToServiceDeps } from './to-service.ts';

const fileBeside = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

const refusals = ['address', 'scheme', 'credentials', 'private', 'never', 'plain'] as const;
const tricky = z
  .array(
    z.strictObject({
      why: z.string(),
      address: z.string(),
      leadsTo: z.array(z.string()).optional(),
      refused: z.enum(refusals),
    }),
  )
  .parse(fileBeside('tricky-addresses.json'));

const server = z.strictObject({ key: z.string(), cert: z.string() });
const certificates = z
  .strictObject({ about: z.string(), authority: z.string(), valid: server, expired: server })
  .parse(fileBeside('certificates-for-tests.json'));

const said: Readonly<Record<(typeof refusals)[number], RegExp>> = {
  address: /^That is no address I can use\.$/,
  scheme: /^I only reach services at addresses that begin with/,
  credentials: /^That address holds a user name or a password\.$/,
  private:
    /leads to a private address, which I may not reach: an admin can allow it with egress\.allow: \[.+:\d+\]\.$/,
  never: /leads to an address at which no service can be\.$/,
  plain: /is public, and without https everybody on the way could read your token\.$/,
};

const forEver = async (_ms: number, signal?: AbortSignal): Promise<void> =>
  await new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });

const leadingTo =
  (...addresses: readonly string[]) =>
  async (_host: string, port: number): Promise<readonly Located[]> =>
    await Promise.resolve(addresses.map((address) => ({ address, port })));

const egress = (deps: Partial<ToServiceDeps> = {}) =>
  createToService({ allow: [], authorities: [], sleep: forEver, locate: leadingTo(), ...deps });

/** What was thrown, which is always for the person. */
async function failureOf(attempt: () => Promise<unknown>): Promise<UserFacingError> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof UserFacingError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const open: (Server | SocketServer)[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function listening(one: Server | SocketServer): Promise<number> {
  open.push(one);
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  const address = one.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const answering = async (answer: RequestListener): Promise<number> =>
  await listening(createPlainServer(answer));

const encrypted = async (
  answer: RequestListener,
  identity: z.infer<typeof server> = certificates.valid,
): Promise<number> => await listening(createEncryptedServer(identity, answer));

/** What becomes of a connection is up to the test. */
async function rawly(meet: (socket: Socket, said: string) => void): Promise<number> {
  return await listening(
    createSocketServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => meet(socket, data.toString()));
    }),
  );
}

/** A service on this machine, allowed. */
const towards = (port: number, deps: Partial<ToServiceDeps> = {}) => {
  const base = `http://127.0.0.1:${port}`;
  const ask = egress({ allow: [`127.0.0.1:${port}`], ...deps }).toService(base);
  return async (path: string, init?: RequestInit) => await ask(base + path, init);
};

const fromTestHost = { host: 'https://my.vikunja.example', allow: ['my.vikunja.example:443'] };
const asTestHost = (port: number, deps: Partial<ToServiceDeps> = {}) => {
  const { host, allow } = fromTestHost;
  const locate = async () => await Promise.resolve([{ address: '127.0.0.1', port }]);
  const ask = egress({ allow, locate, authorities: [certificates.authority], ...deps }).toService(host);
  return async (path: string, init?: RequestInit) => await ask(host + path, init);
};

describe('addresses that lead where nobody may go', () => {
  it('Q8 are many', () => {
    expect(tricky.length).toBeGreaterThanOrEqual(350);
    expect(new Set(tricky.map(({ address, leadsTo }) => JSON.stringify([address, leadsTo]))).size).toBe(
      tricky.length,
    );
    expect(new Set(tricky.map(({ refused }) => refused))).toEqual(new Set(refusals));
  });

  it('Q8 are refused, each in words that say why', async () => {
    let refused = 0;
    for (const { address, leadsTo = [], refused: kind } of tricky) {
      const failure = await failureOf(async () => {
        const ask = egress({ locate: leadingTo(...leadsTo) }).toService(address);
        return await ask(address);
      });
      expect({ address, message: failure.message, certainty: failure.certainty }).toEqual({
        address,
        message: expect.stringMatching(said[kind]),
        certainty: 'not done',
      });
      refused += 1;
    }
    expect(refused).toBe(tricky.length);
  });

  it('Q8 are refused when a service leads on to them', async () => {
    let location = '';
    const port = await answering((_request, response) => {
      response.writeHead(302, { location }).end();
    });
    const located: string[] = [];
    const ask = towards(port, {
      locate: async (host) => {
        located.push(host);
        return await leadingTo('127.0.0.1')(host, port);
      },
    });
    let refused = 0;
    for (const { address } of tricky.filter(({ address: one }) => URL.canParse(one))) {
      location = new URL(address).href;
      expect((await failureOf(async () => await ask('/'))).message).toMatch(
        /leads on .*, and I do not follow\.$/,
      );
      refused += 1;
    }
    expect(refused).toBeGreaterThan(300);
    expect(located).toEqual([]);
  });

  it('Q8 are refused although something else of this machine is allowed', async () => {
    const allow = ['127.0.0.1:3456', 'vikunja.lan:3456'];
    for (const address of ['http://127.0.0.1:3457', 'http://127.0.0.2:3456', 'http://other.lan:3456']) {
      const ask = egress({ allow, locate: leadingTo('127.0.0.1') }).toService(address);
      expect((await failureOf(async () => await ask(address))).message).toMatch(said.private);
    }
  });

  it('Q8 are never reached, whatever is allowed, where no service can be', async () => {
    for (const host of ['169.254.169.254', '0.0.0.0', '224.0.0.1']) {
      const ask = egress({ allow: [`${host}:80`] }).toService(`http://${host}`);
      expect((await failureOf(async () => await ask(`http://${host}/`))).message).toMatch(said.never);
    }
  });

  it('Q8 are looked at each time: a name that is public now may be private next', async () => {
    const answers = ['93.184.216.34', '127.0.0.1'];
    const locate = async (_host: string, port: number) =>
      await Promise.resolve([{ address: answers.shift() ?? '', port }]);
    const origin = serviceOrigin('https://rebinding.example');
    const look = async () =>
      await checkLocated(
        origin,
        { locate, allow: new Set<string>(), onRefused: () => undefined },
        new AbortController().signal,
      );
    expect(await look()).toEqual([{ address: '93.184.216.34', port: 443 }]);
    expect((await failureOf(look)).message).toMatch(said.private);
  });

  it('Q8 are listed for the admin, the newest last, and not without end', async () => {
    const { toService, refused } = egress({ locate: leadingTo('10.0.0.1') });
    for (let index = 0; index < 14; index += 1) {
      const address = `https://home${index % 12}.example:8443`;
      await failureOf(async () => await toService(address)(address));
    }
    expect(refused()).toHaveLength(10);
    expect(refused().slice(-2)).toEqual(['home0.example:8443', 'home1.example:8443']);
  });
});

describe('what may be reached', () => {
  it('Q8 is connected to at the address that was looked at, and at no other', async () => {
    const here = await answering((_request, response) => void response.end('here'));
    const there = await answering((_request, response) => void response.end('there'));
    const answers = [here, there];
    let looked = 0;
    const locate = async () => {
      looked += 1;
      return await Promise.resolve([{ address: '127.0.0.1', port: answers.shift() ?? 0 }]);
    };
    const base = 'http://rebinding.example:3456';
    const ask = egress({ allow: ['rebinding.example:3456'], locate }).toService(base);
    expect([await (await ask(`${base}/`)).text(), looked]).toEqual(['here', 1]);
    expect([await (await ask(`${base}/`)).text(), looked]).toEqual(['there', 2]);
  });

  it('hands on what was asked, and what was answered', async () => {
    const heard: string[] = [];
    const port = await answering((request, response) => {
      request.on('data', (data) => heard.push(String(data)));
      request.on('end', () => {
        heard.push(
          `${request.method} ${request.url} ${request.headers.authorization} ${request.headers.host}`,
        );
        response
          .writeHead(201, { 'content-type': 'application/json', 'x-pages': ['1', '2'] })
          .end('{"id":1}');
      });
    });
    const response = await towards(port)('/api/v1/tasks?page=1', {
      method: 'PUT',
      headers: { authorization: 'Bearer tk_1' },
      body: '{"title":"milk"}',
    });
    expect(heard).toEqual(['{"title":"milk"}', `PUT /api/v1/tasks?page=1 Bearer tk_1 127.0.0.1:${port}`]);
    expect([response.status, response.headers.get('x-pages'), await response.json()]).toEqual([
      201,
      '1, 2',
      { id: 1 },
    ]);
  });

  it.each([204, 304])('reads an answer of status %i, which has no body', async (status) => {
    const port = await answering((_request, response) => void response.writeHead(status).end());
    const response = await towards(port)('/', { method: 'PATCH', body: '{}' });
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  it('goes on where the service leads within its own place', async () => {
    const paths: string[] = [];
    const port = await answering((request, response) => {
      paths.push(request.url ?? '');
      if (request.url === '/new?x=1') response.end('found');
      else response.writeHead(301, { location: '/new?x=1' }).end();
    });
    expect(await (await towards(port)('/old')).text()).toBe('found');
    expect(paths).toEqual(['/old', '/new?x=1']);
  });

  it('does not run in circles, nor repeat a write somewhere else', async () => {
    const port = await answering(
      (_request, response) => void response.writeHead(307, { location: '/' }).end(),
    );
    const circles = await failureOf(async () => await towards(port)('/'));
    expect([circles.message, circles.certainty]).toEqual([
      `127.0.0.1:${port} leads on in circles, and I do not follow.`,
      'not done',
    ]);
    const write = await failureOf(async () => await towards(port)('/', { method: 'POST', body: '{}' }));
    expect(write.certainty).toBe('may have been done');
  });

  it('Q8 looks again where the name leads before it goes on', async () => {
    const port = await answering(
      (_request, response) => void response.writeHead(301, { location: '/new' }).end(),
    );
    const answers = ['127.0.0.1', '169.254.169.254'];
    const locate = async () => await Promise.resolve([{ address: answers.shift() ?? '', port }]);
    const base = 'http://rebinding.example:3456';
    const ask = egress({ allow: ['rebinding.example:3456'], locate }).toService(base);
    expect((await failureOf(async () => await ask(`${base}/`))).message).toMatch(said.never);
    expect(answers).toEqual([]);
  });

  it('names the place that a service leads on to', async () => {
    const location = 'https://www.vikunja.example/login?token=1';
    const port = await answering((_request, response) => void response.writeHead(308, { location }).end());
    const { message, next } = await failureOf(async () => await towards(port)('/'));
    expect(message).toBe(`127.0.0.1:${port} leads on to https://www.vikunja.example, and I do not follow.`);
    expect(next).toMatch(/connect it by that address/);
  });

  it('never asks another service than its own', async () => {
    const ask = egress().toService('https://my.vikunja.example');
    await expect(ask('https://other.example/')).rejects.toThrow('another service');
  });
});

describe('certificates', () => {
  const hello: RequestListener = (_request, response) => void response.end('hello');

  it('are accepted from an authority that the configuration names', async () => {
    const ask = asTestHost(await encrypted(hello));
    expect(await (await ask('/')).text()).toBe('hello');
  });

  it.each([
    [
      'of an authority that nobody named',
      certificates.valid,
      { authorities: [] },
      /I do not know the authority/,
    ],
    ['that has expired', certificates.expired, {}, /it has expired/],
  ] as const)('%s are not trusted, and nothing was sent', async (_what, identity, deps, words) => {
    let asked = 0;
    const port = await encrypted(() => void (asked += 1), identity);
    const failure = await failureOf(
      async () => await asTestHost(port, deps)('/', { method: 'POST', body: 'tk_1' }),
    );
    expect(failure.message).toMatch(/^my\.vikunja\.example has a certificate I do not trust: /);
    expect(failure.message).toMatch(words);
    expect([failure.certainty, asked]).toEqual(['not done', 0]);
  });

  it('for another name are not trusted', async () => {
    const port = await encrypted(hello);
    const base = 'https://other.example';
    const locate = async () => await Promise.resolve([{ address: '127.0.0.1', port }]);
    const deps = { locate, allow: ['other.example:443'], authorities: [certificates.authority] };
    const failure = await failureOf(async () => await egress(deps).toService(base)(base));
    expect(failure.message).toBe('other.example has a certificate I do not trust: it is for another name.');
  });

  it('are missed where only plain http is spoken', async () => {
    const failure = await failureOf(async () => await asTestHost(await answering(hello))('/'));
    expect(failure.message).toBe('my.vikunja.example does not speak https at that port.');
  });
});

describe('what breaks off', () => {
  const methods = [
    ['GET', 'not done'],
    ['HEAD', 'not done'],
    ['POST', 'may have been done'],
    ['PUT', 'may have been done'],
    ['PATCH', 'may have been done'],
    ['DELETE', 'may have been done'],
  ] as const;

  it.each(methods)('%s without an answer: %s', async (method, certainty) => {
    const port = await rawly((socket) => socket.destroy());
    const failure = await failureOf(async () => await towards(port)('/', { method }));
    expect([failure.name, failure.message, failure.certainty]).toEqual([
      'UnavailableError',
      `127.0.0.1:${port} broke off.`,
      certainty,
    ]);
  });

  it.each(methods.filter(([method]) => method !== 'HEAD'))(
    '%s with half an answer: %s',
    async (method, certainty) => {
      const port = await rawly((socket) =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id":'),
      );
      const failure = await failureOf(async () => await towards(port)('/', { method }));
      expect([failure.message, failure.certainty]).toEqual([`127.0.0.1:${port} broke off.`, certainty]);
    },
  );

  it.each(methods)('%s that takes too long: %s', async (method, certainty) => {
    const heard = Promise.withResolvers<void>();
    const port = await rawly(() => heard.resolve());
    const failure = await failureOf(
      async () => await towards(port, { sleep: async () => await heard.promise })('/', { method }),
    );
    expect([failure.message, failure.certainty]).toEqual([
      `127.0.0.1:${port} did not answer in time.`,
      certainty,
    ]);
  });

  it.each(methods.filter(([method]) => method !== 'HEAD'))(
    '%s whose answer never ends: %s',
    async (method, certainty) => {
      const begun = Promise.withResolvers<void>();
      const port = await rawly((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id":', () => begun.resolve());
      });
      const failure = await failureOf(
        async () => await towards(port, { sleep: async () => await begun.promise })('/', { method }),
      );
      expect([failure.message, failure.certainty]).toEqual([
        `127.0.0.1:${port} did not answer in time.`,
        certainty,
      ]);
    },
  );

  it('a name that takes too long to look up', async () => {
    const base = 'https://slow.example';
    const locate = async () => await new Promise<never>(() => undefined);
    const ask = egress({ locate, sleep: async () => await Promise.resolve() }).toService(base);
    const failure = await failureOf(async () => await ask(base, { method: 'POST' }));
    expect([failure.message, failure.certainty]).toEqual([
      'slow.example did not answer in time.',
      'not done',
    ]);
  });

  it.each([
    ['ENOTFOUND', 'gone.example was not found: no such name is known.', 'look whether the address is right.'],
    ['ENODATA', 'gone.example was not found: no such name is known.', 'look whether the address is right.'],
    ['EAI_AGAIN', 'gone.example was not found: the name could not be looked up.', undefined],
  ])('a name that is not known (%s)', async (code, message, next) => {
    const base = 'https://gone.example';
    const locate = async () => await Promise.reject(Object.assign(new Error('lookup'), { code }));
    const failure = await failureOf(
      async () => await egress({ locate }).toService(base)(base, { method: 'POST' }),
    );
    expect([failure.message, failure.certainty, failure.next]).toEqual([message, 'not done', next]);
  });

  it('a port where nothing waits: not done, also for writes', async () => {
    const port = await answering(() => undefined);
    for (const one of open.splice(0)) await new Promise((resolve) => one.close(resolve));
    const failure = await failureOf(async () => await towards(port)('/', { method: 'POST' }));
    expect([failure.message, failure.certainty]).toEqual([
      `127.0.0.1:${port} does not answer: nothing waits at that port.`,
      'not done',
    ]);
  });

  it.each([
    ['that is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['with a status there is not', 'HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n'],
    ['that is packed', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 1\r\n\r\nx'],
  ])('an answer %s', async (_what, bytes) => {
    const port = await rawly((socket) => socket.end(bytes));
    expect((await failureOf(async () => await towards(port)('/'))).message).toBe(
      `127.0.0.1:${port} answered in a way I do not understand.`,
    );
  });

  it('an answer that is longer than anything eis takes', async () => {
    let sent = 0;
    const port = await answering((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20))) sent += 1;
      };
      response.on('drain', more);
      more();
    });
    const failure = await failureOf(async () => await towards(port)('/', { method: 'POST', body: '{}' }));
    expect([failure.message, failure.certainty]).toEqual([
      `127.0.0.1:${port} sent more than I take.`,
      'may have been done',
    ]);
    expect(sent).toBeLessThan(64);
  });

  it('a caller who no longer waits is told what they said themselves', async () => {
    const stop = new AbortController();
    const port = await rawly(() => stop.abort(new Error('enough')));
    await expect(towards(port)('/', { signal: stop.signal })).rejects.toThrow('enough');
  });

  it.each(['GET', 'POST'])('no %s fails because a kept connection is closed just then', async (method) => {
    const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
    const requests: string[] = [];
    const port = await listening(
      createSocketServer((socket) => {
        let isFirst = true;
        socket.on('error', () => undefined);
        socket.on('data', (data) => {
          requests.push(data.toString().split(' ')[0] ?? '');
          if (isFirst) socket.write(answer);
          else socket.destroy();
          isFirst = false;
        });
      }),
    );
    const ask = towards(port);
    expect([await (await ask('/')).text(), await (await ask('/', { method })).text()]).toEqual(['ok', 'ok']);
    // A read is asked again; a write never met that connection.
    expect(requests).toEqual(method === 'GET' ? ['GET', 'GET', 'GET'] : ['GET', 'POST']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { loadConfiguration, type Loaded } from './load.ts';
import { problemFinding, problemText } from './problem.ts';

const least = 'homeserver:\n  url: http://127.0.0.1:8008\n  domain: example.org\n';

interface Given {
  readonly text?: string;
  readonly environment?: Record<string, string>;
  readonly files?: Record<string, string>;
  readonly mustExist?: boolean;
}

async function load({ text, environment = {}, files = {}, mustExist = false }: Given): Promise<Loaded> {
  const all: Record<string, string> = {
    ...files,
    ...(text === undefined ? {} : { '/etc/eis/config.yaml': text }),
  };
  return await loadConfiguration(
    { file: '/etc/eis/config.yaml', mustExist, environment },
    {
      readFile: async (path) => {
        const found = all[path];
        if (found !== undefined) return await Promise.resolve(found);
        throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      },
    },
  );
}

async function right(given: Given) {
  const loaded = await load(given);
  if (loaded.kind === 'wrong') throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded;
}

async function wrong(given: Given): Promise<readonly string[]> {
  const loaded = await load(given);
  if (loaded.kind === 'right') throw new Error('was accepted');
  return loaded.problems.map(problemText);
}

describe('loadConfiguration', () => {
  it('P5 takes the embedded database when no other is named, and Postgres when one is', async () => {
    expect((await right({ text: least })).configuration.database).toEqual({});
    const { configuration } = await right({
      text: `${least}database:\n  url: postgres://eis:hush@db/eis\n`,
    });
    expect(configuration.database.url?.reveal()).toBe('postgres://eis:hush@db/eis');
    expect(JSON.stringify(configuration)).not.toContain('hush');
  });

  it('Q8 reaches nothing private unless it is named by host and port', async () => {
    expect((await right({ text: least })).configuration.egress).toEqual({
      allow: [],
      certificate_authorities: [],
    });
    const { configuration } = await right({
      text: `${least}egress:\n  allow: [Vikunja.lan:3456, '10.0.0.5:80', '[fd00::5]:443']\n  certificate_authorities: [ours.pem]\n`,
    });
    expect(configuration.egress).toEqual({
      allow: ['vikunja.lan:3456', '10.0.0.5:80', '[fd00::5]:443'],
      certificate_authorities: ['/etc/eis/ours.pem'],
    });
  });

  it.each([
    '10.0.0.0/8',
    '10.0.0.0/8:80',
    '*:443',
    '*.lan:443',
    'vikunja.lan',
    'vikunja.lan:0',
    'vikunja.lan:65536',
    'vikunja.lan:80-90',
    'https://vikunja.lan:443',
    'vikunja.lan:443/api',
    '127.1:80',
    '0x7f.0.0.1:80',
    'fd00::5:443',
    '[fd00:0:0::5]:443',
    'a b:80',
    '',
  ])('Q8 takes %j for no host and port', async (entry) => {
    const [problem = ''] = await wrong({ text: `${least}egress:\n  allow: [${JSON.stringify(entry)}]\n` });
    expect(problem).toContain('egress.allow.0');
  });

  it('reads paths from the folder of the file', async () => {
    const { configuration } = await right({ text: `${least}data: ../var\nvault: { key_file: key }\n` });
    expect(configuration).toMatchObject({
      data: '/etc/var',
      registration: '/etc/eis/registration.yaml',
      vault: { key_file: '/etc/eis/key' },
    });
  });

  it('lets the environment replace every kind of value, and the whole file', async () => {
    const { configuration, findings } = await right({
      environment: {
        EIS_HOMESERVER_URL: 'https://matrix.example.org',
        EIS_HOMESERVER_DOMAIN: 'example.org',
        EIS_LISTEN_PORT: '8100',
        EIS_BOT_DISPLAY_NAME: '42',
        EIS_PERMISSIONS: '{"*": use, "@root:example.org": admin}',
        EIS_BOTS: '["@rss:example.org"]',
        EIS_TIME_ZONE: 'Europe/Berlin',
        EIS_LOG_LEVEL: '',
        EIS_MASTER_KEY: 'not of the configuration',
        HOME: '/root',
      },
    });
    expect(findings).toEqual([]);
    expect(configuration).toMatchObject({
      homeserver: { url: 'https://matrix.example.org', domain: 'example.org' },
      listen: { host: '127.0.0.1', port: 8100 },
      bot: { localpart: 'eis', display_name: '42' },
      permissions: { '*': 'use', '@root:example.org': 'admin' },
      bots: ['@rss:example.org'],
      time_zone: 'Europe/Berlin',
      log: { level: 'info' },
    });
  });

  it('takes a secret from a file, without the line break at its end', async () => {
    const { configuration } = await right({
      text: least,
      environment: { EIS_DATABASE_URL_FILE: '/run/secrets/database' },
      files: { '/run/secrets/database': 'postgres://eis@db/eis\n' },
    });
    expect(configuration.database.url?.reveal()).toBe('postgres://eis@db/eis');
  });

  it('warns about a variable that means nothing, with the nearest that does', async () => {
    const { findings } = await right({
      text: least,
      environment: { EIS_LISTEN_PROT: '1', EIS_SERVICE_HOST: 'x' },
    });
    expect(findings).toEqual([
      expect.objectContaining({ level: 'warning', mend: 'Did you mean EIS_LISTEN_PORT?' }),
      expect.objectContaining({ level: 'warning', what: expect.stringContaining('EIS_SERVICE_HOST') }),
    ]);
  });

  it.each<[string, Given, string]>([
    [
      'a missing key',
      { text: 'homeserver:\n  url: http://127.0.0.1:8008\n' },
      'homeserver.domain is missing; expected a server name like example.org, without https:// (/etc/eis/config.yaml, line 1)',
    ],
    [
      'a wrong value',
      { text: `${least}listen:\n  port: 70000\n` },
      'listen.port is 70000; expected a whole number from 1 to 65535 (/etc/eis/config.yaml, line 5)',
    ],
    [
      'a wrong type',
      { text: `${least}listen:\n  port: "80"\n` },
      'listen.port is "80"; expected a whole number from 1 to 65535 (/etc/eis/config.yaml, line 5)',
    ],
    [
      'a value that comes from the environment',
      { text: least, environment: { EIS_LISTEN_PORT: 'many' } },
      'listen.port is "many"; expected a whole number from 1 to 65535 (the variable EIS_LISTEN_PORT)',
    ],
    [
      'a section that is none, although the environment sets a part of it',
      { text: `${least}listen: 5\n`, environment: { EIS_LISTEN_PORT: '80' } },
      'listen is 5; expected host and port (/etc/eis/config.yaml, line 4)',
    ],
    [
      'a section that is empty',
      { text: `${least}listen:\n` },
      'listen is empty; expected host and port (/etc/eis/config.yaml, line 4)',
    ],
    [
      'an unknown key',
      { text: `${least}listen:\n  prot: 1\n` },
      'listen.prot is not known (did you mean port?); expected one of host, port (/etc/eis/config.yaml, line 5)',
    ],
    [
      'an unknown key that stands in the wrong place',
      { text: `${least}homesrver: {}\n` },
      'homesrver is not known (did you mean homeserver?); expected one of homeserver, registration, bot, data, database, listen, permissions, time_zone, language, date_order, first_day_of_week, bots, encryption, attachments, egress, models, log, vault (/etc/eis/config.yaml, line 4)',
    ],
    [
      'a role that does not exist',
      { text: `${least}permissions:\n  '*': owner\n` },
      'permissions.* is "owner"; expected a user id, a homeserver or \'*\', and behind it use, configure or admin (/etc/eis/config.yaml, line 5)',
    ],
    [
      'a permission for nobody',
      { text: `${least}permissions:\n  '@alice': use\n` },
      "permissions.@alice is not accepted as a name; expected a user id, a homeserver or '*', and behind it use, configure or admin (/etc/eis/config.yaml, line 5)",
    ],
    [
      'an entry of a list',
      { text: `${least}bots:\n  - '@a:b.c'\n  - rss\n` },
      'bots.1 is "rss"; expected a list of user ids like @bot:example.org (/etc/eis/config.yaml, line 6)',
    ],
    [
      'a zone that does not exist',
      { text: `${least}time_zone: Europe/Berlinn\n` },
      'time_zone is "Europe/Berlinn"; expected a name like Europe/Berlin (/etc/eis/config.yaml, line 4)',
    ],
    ['a file that is no section', { text: '- a\n' }, 'is a list'],
    ['YAML that is none', { text: 'a: [\n' }, '/etc/eis/config.yaml, line'],
    ['a key that stands twice', { text: `${least}data: a\ndata: b\n` }, 'line 5'],
    ['a file that is not there', { mustExist: true }, '/etc/eis/config.yaml does not exist'],
    [
      'no file and no variables',
      {},
      '/etc/eis/config.yaml does not exist; expected the configuration of eis',
    ],
    [
      'a secret that is set twice',
      { text: least, environment: { EIS_DATABASE_URL: 'a', EIS_DATABASE_URL_FILE: 'b' } },
      'database.url is set twice; expected either EIS_DATABASE_URL or EIS_DATABASE_URL_FILE',
    ],
    [
      'a secret whose file is not there',
      { text: least, environment: { EIS_DATABASE_URL_FILE: '/run/none' } },
      'database.url could not be read; expected a file that eis may read (the file /run/none, named by EIS_DATABASE_URL_FILE)',
    ],
  ])('P3 refuses %s with key, reason, expectation and place', async (_what, given, text) => {
    expect((await wrong(given)).join('\n')).toContain(text);
  });

  it.each([
    'http://127.0.0.1:8008/',
    'matrix.example.org',
    'http://a:b@example.org',
    'ftp://example.org',
    'http://example.org?x',
    'http://exa mple.org',
  ])('P3 refuses the homeserver address %s', async (url) => {
    const text = `homeserver:\n  url: "${url}"\n  domain: example.org\n`;
    expect(await wrong({ text })).toEqual([expect.stringContaining('homeserver.url is')]);
  });

  it.each(['https://example.org', 'exam ple.org', '@a:example.org', 'example.org/', ''])(
    'P3 refuses the homeserver name %j',
    async (domain) => {
      const text = `homeserver:\n  url: http://a.b\n  domain: "${domain}"\n`;
      expect(await wrong({ text })).toEqual([expect.stringContaining('homeserver.domain is')]);
    },
  );

  it.each([
    ['{ x: { sent: -3, received: 15 } }', 'models.cloud.prices.x.sent is -3'],
    ['{ x: { sent: .nan, received: 15 } }', 'models.cloud.prices.x.sent is'],
    ['{ x: { sent: .inf, received: 15 } }', 'models.cloud.prices.x.sent is'],
    ['{ x: { sent: 3e9, received: 15 } }', 'models.cloud.prices.x.sent is 3000000000'],
    ['{ x: { sent: 0.000003, received: 15 } }', 'models.cloud.prices.x.sent is 0.000003'],
    ['{ x: { sent: "3 EUR", received: 15 } }', 'models.cloud.prices.x.sent is "3 EUR"'],
    ['{ x: { sent: 3 } }', 'models.cloud.prices.x.received is missing'],
    ['{ x: { sent: 3, received: 15, cached: 1 } }', 'models.cloud.prices.x.cached is not known'],
    ['{ x: 3 }', 'models.cloud.prices.x is 3'],
    ['{ "": { sent: 3, received: 15 } }', 'models.cloud.prices'],
    ['{ "claude sonnet": { sent: 3, received: 15 } }', 'models.cloud.prices'],
    ['[3, 15]', 'models.cloud.prices is'],
    ['cheap', 'models.cloud.prices is "cheap"'],
  ])('J5 refuses the prices %s', async (prices, words) => {
    const text = `${least}models: { cloud: { money_per_month: 20, prices: ${prices} } }\n`;
    const problems = await wrong({ text });
    expect(problems).toEqual([expect.stringContaining(words)]);
  });

  it('P3 never repeats a secret, and names everything that is wrong at once', async () => {
    const problems = await wrong({
      text: `${least}database: { url: "mysql://eis:hush@db" }\nlanguage: xx\n`,
    });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('database.url is not accepted (its value is not shown)');
    expect(problems.join('')).not.toContain('hush');
  });

  it.each<[Given, object]>([
    [{ text: 'listen: { host: 0.0.0.0, port: 8100 }' }, { host: '0.0.0.0', port: 8100 }],
    [{ text: 'listen: { port: x }' }, { host: '127.0.0.1', port: 29_333 }],
    [{ text: 'listen: [' }, { host: '127.0.0.1', port: 29_333 }],
    [
      { text: '7', environment: { EIS_LISTEN_PORT: '1' } },
      { host: '127.0.0.1', port: 29_333 },
    ],
    [{ mustExist: true }, { host: '127.0.0.1', port: 29_333 }],
  ])('P3 keeps what safe mode can use of %j', async (given, listen) => {
    const loaded = await load(given);
    expect(loaded).toMatchObject({
      kind: 'wrong',
      usable: {
        listen,
        log: { level: 'info' },
        registration: '/etc/eis/registration.yaml',
        data: '/etc/eis/data',
      },
    });
  });

  it('P2 makes findings of problems', async () => {
    const loaded = await load({ text: 'homeserver: { domain: a.b }' });
    expect(loaded.kind === 'wrong' && loaded.problems.map(problemFinding)).toEqual([
      {
        id: 'configuration.homeserver.url',
        level: 'error',
        what: expect.stringContaining('homeserver.url is missing'),
        mend: expect.stringContaining('Expected an address'),
      },
    ]);
  });
});

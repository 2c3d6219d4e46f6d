import { describe, expect, it } from '@jest/globals';
import {
  register,
  registerOptions,
  type RegisterDeps,
  type RegisterOptions,
  type Standing,
} from './register.ts';

const fresh: Standing = {
  homeserverUrl: 'http://127.0.0.1:8008',
  bot: 'eis',
  port: 29_333,
  registration: '/etc/eis/registration.yaml',
};

const configured: Partial<RegisterDeps> = {
  hasConfiguration: true,
  standing: {
    domain: 'example.org',
    homeserverUrl: 'http://hs:8008',
    bot: 'eis',
    port: 8100,
    registration: '/etc/eis/own.yaml',
  },
};

async function run(
  options: RegisterOptions,
  overrides: Partial<RegisterDeps> = {},
  files: Record<string, string> = {},
) {
  const written = { ...files };
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await register(options, {
    configurationFile: '/etc/eis/config.yaml',
    standing: fresh,
    hasConfiguration: false,
    timeZone: 'Europe/Berlin',
    exists: async (path) => await Promise.resolve(path in written),
    writeNew: async (path, text) => {
      if (path in written) throw new Error(`${path} exists`);
      written[path] = text;
      await Promise.resolve();
    },
    fillRegistration: (facts) => `registration ${JSON.stringify(facts)} token=hush`,
    firstConfiguration: (answers, timeZone) =>
      `configuration ${answers.domain} ${answers.homeserverUrl} ${timeZone}`,
    checkAnswers: async () => await Promise.resolve([]),
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
    ...overrides,
  });
  return { code, written, printed: printed.join('\n'), complained: complained.join('\n') };
}

describe('eis register', () => {
  it('A1 writes a registration and a first configuration', async () => {
    const { code, written, printed } = await run({ domain: 'example.org' });
    expect(code).toBe(0);
    expect(written).toEqual({
      '/etc/eis/registration.yaml':
        'registration {"url":"http://127.0.0.1:29333","domain":"example.org","bot":"eis"} token=hush',
      '/etc/eis/config.yaml': 'configuration example.org http://127.0.0.1:8008 Europe/Berlin',
    });
    expect(printed).not.toContain('hush');
  });

  it.each([
    ['Synapse', 'app_service_config_files:\n        - /etc/eis/registration.yaml'],
    ['Dendrite', 'app_service_api:\n        config_files:\n          - /etc/eis/registration.yaml'],
    ['Conduit', '@conduit:example.org: register-appservice\n      ```\n'],
    ['continuwuity', '!admin appservices register\n      ```\n'],
    ['tuwunel', 'appservice_dir = '],
  ])('A1 says how %s takes it', async (server, how) => {
    const { printed } = await run({ domain: 'example.org' });
    const [, after = ''] = printed.split(`\n${server}\n`);
    expect(after.split(/\n\n(?=\S)/)[0]).toContain(how);
  });

  it('A1 refuses to overwrite a registration, and writes nothing then', async () => {
    const files = { '/etc/eis/registration.yaml': 'old' };
    const { code, written, complained } = await run({ domain: 'example.org' }, {}, files);
    expect([code, written]).toEqual([2, files]);
    expect(complained).toContain('/etc/eis/registration.yaml exists already');
  });

  it('takes what the configuration says, and leaves it alone', async () => {
    const { code, written } = await run({ eisUrl: 'http://eis:8100' }, configured);
    expect(code).toBe(0);
    expect(written).toEqual({
      '/etc/eis/own.yaml':
        'registration {"url":"http://eis:8100","domain":"example.org","bot":"eis"} token=hush',
    });
  });

  it.each<[RegisterOptions, Partial<RegisterDeps>, string]>([
    [{}, {}, 'eis register --domain example.org'],
    [
      { domain: 'other.org' },
      configured,
      '--domain other.org differs from the configuration, which says example.org',
    ],
    [{ homeserverUrl: 'http://x' }, configured, '--homeserver http://x differs'],
    [{ bot: 'x' }, configured, '--bot x differs'],
    [{ admin: '@a:b' }, configured, 'permissions'],
    [
      { domain: 'x y' },
      { checkAnswers: async () => await Promise.resolve(['homeserver.domain is "x y"']) },
      'homeserver.domain is "x y"',
    ],
  ])('refuses %j in a sentence and writes nothing', async (options, overrides, sentence) => {
    const { code, written, complained } = await run(options, overrides);
    expect([code, written]).toEqual([2, {}]);
    expect(complained).toContain(sentence);
  });

  it('takes its options from the command line', () => {
    expect(
      registerOptions({ domain: 'a.b', homeserver: 'http://hs', url: 'http://eis', config: 'c', json: true }),
    ).toEqual({
      domain: 'a.b',
      homeserverUrl: 'http://hs',
      eisUrl: 'http://eis',
    });
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkRegistration, type Expected } from './check-registration.ts';
import { fillRegistration, fillTemplate, parseRegistration, type Registration } from './registration.ts';

const template = readFileSync(new URL('../../registration.yaml.template', import.meta.url), 'utf8');

const counting = () => {
  let calls = 0;
  return (bytes: number): Uint8Array => {
    calls += 1;
    return new Uint8Array(bytes).fill(calls);
  };
};

const url = 'http://127.0.0.1:29333';
const fill = (domain: string, bot = 'eis'): string =>
  fillRegistration(template, { url, domain, bot }, counting());

const read = (text: string): Registration => {
  const result = parseRegistration(text);
  if (result.kind === 'wrong') throw new Error(JSON.stringify(result.findings));
  return result.registration;
};

const expected = (domain: string, bot = 'eis'): Expected => ({
  homeserver: { url: 'http://127.0.0.1:8008', domain },
  bot: { localpart: bot, display_name: 'eis' },
  listen: { host: '127.0.0.1', port: 29_333 },
});

const domains = ['example.org', 'matrix.a-b.example.co.uk:8449', '[2001:db8::1]:8448'];

describe('the registration that eis register writes', () => {
  it.each(domains)('A1 fits the configuration for %s, with two fresh tokens', (domain) => {
    const text = fill(domain);
    expect(checkRegistration(read(text), expected(domain))).toEqual([
      { id: 'registration', level: 'well', what: expect.any(String) },
    ]);
    const tokens = [...text.matchAll(/^.s_token: '([\w-]{64})'$/gm)].map(([, token]) => token);
    expect(new Set(tokens).size).toBe(2);
  });

  it.each(domains)('A1 covers exactly the names of eis at %s', (domain) => {
    const { namespaces, sender_localpart: sender } = read(fill(domain));
    const users = namespaces.users.map(({ regex }) => new RegExp(regex));
    const covered = (name: string): boolean => users.some((regex) => regex.test(name));
    expect(users).toHaveLength(1);
    const ours = [
      `@eis:${domain}`,
      `@${sender}:${domain}`,
      `@eis_alice:${domain}`,
      `@eis_a.b=c/d+e-f:${domain}`,
    ];
    const theirs = [
      `@eisbaer:${domain}`,
      `@eis:${domain}.evil`,
      `@eis:other.${domain}`,
      '@eis:elsewhere.org',
      `@EIS:${domain}`,
      `@eis_Alice:${domain}`,
      `@aeis:${domain}`,
      `@eis_:${domain}`,
      `x@eis:${domain}`,
      `@eis:${domain.replaceAll('.', 'x').replaceAll(':', 'y')}`,
    ];
    expect(ours.filter((name) => !covered(name))).toEqual([]);
    expect(theirs.filter(covered)).toEqual([]);
    const [alias] = (namespaces.aliases ?? []).map(({ regex }) => new RegExp(regex));
    expect(alias?.test(`#eis_team:${domain}`)).toBe(true);
    expect(alias?.test(`#team:${domain}`)).toBe(false);
    expect(alias?.test('#eis_team:elsewhere.org')).toBe(false);
  });

  it('takes a bot name with marks letter by letter', () => {
    const registration = read(fill('example.org', 'a.b+c'));
    expect(checkRegistration(registration, expected('example.org', 'a.b+c'))).toMatchObject([
      { level: 'well' },
    ]);
    expect(registration.sender_localpart).toBe('a.b+c_sender');
    expect(new RegExp(registration.namespaces.users[0]?.regex ?? '').test('@axb+c:example.org')).toBe(false);
  });

  it.each([
    ['a placeholder that nothing fills', 'a {{b}} {{c}}', { b: '1' }, 'nothing fills: c'],
    ['a value without a placeholder', 'a {{b}}', { b: '1', c: '2' }, 'lacks the placeholders c'],
    ['braces that are no placeholder', 'a {{b}} {{', { b: '1' }, 'no placeholder'],
    ['a name every object has', 'a {{constructor}}', {}, 'constructor'],
  ])('refuses a template with %s', (_what, text, values, message) => {
    expect(() => fillTemplate(text, values)).toThrow(message);
  });

  it.each(['http://eis:29333/', 'eis:29333', 'ftp://eis', ''])('refuses the url %j', (wrong) => {
    expect(() => fillRegistration(template, { url: wrong, domain: 'a.b', bot: 'eis' }, counting())).toThrow(
      'url',
    );
  });
});

describe('checkRegistration', () => {
  const good = fill('example.org');
  const replaced = (from: string | RegExp, to: string): string => {
    const text = good.replace(from, () => to);
    expect(text).not.toBe(good);
    return text;
  };
  const userRegex = (regex: string): string => replaced(/regex: '\^@.*'/, `regex: '${regex}'`);

  it.each([
    ['id', 'error', replaced("id: 'eis'", "id: 'a|b'")],
    ['url', 'error', replaced(':29333', ':29333/')],
    ['url', 'error', replaced(url, 'ftp://x')],
    ['url', 'warning', replaced(':29333', ':29999')],
    ['sender_localpart', 'error', replaced("'eis_sender'", "'eis'")],
    ['sender_localpart', 'warning', replaced("'eis_sender'", "'somebody'")],
    ['sender_localpart', 'warning', replaced("'eis_sender'", "'eis_Sender'")],
    ['namespaces.users', 'error', userRegex('^@eis_[a-z]+:example\\.org$')],
    ['namespaces.users', 'error', userRegex('^@eis(_[a-z]+)?:example\\.com$')],
    ['namespaces.users[0].regex', 'error', userRegex('@eis.*')],
    ['namespaces.users[0].regex', 'error', userRegex('^@eis.*:example\\.org$')],
    ['namespaces.users[0].regex', 'error', userRegex('@eis(_[a-z]+)?:example\\.org')],
    ['namespaces.users[0].regex', 'error', userRegex('^@eis(_[a-z]+)?:example.org$')],
    ['namespaces.users[0].regex', 'error', userRegex('^@eis(_[a-z]+)?:.*$')],
    ['namespaces.users[0].regex', 'error', userRegex('^@.*:example\\.org$')],
    ['namespaces.users[0].regex', 'error', userRegex('^@eis(?!x)(_[a-z]+)?:example\\.org$')],
    ['namespaces.users[0].regex', 'error', userRegex('^@eis(:example')],
    ['namespaces.users', 'warning', replaced('exclusive: true', 'exclusive: false')],
    ['namespaces.aliases[0].regex', 'error', replaced(/regex: '\^#.*'/, "regex: '#.*'")],
    ['namespaces.rooms', 'warning', replaced('rooms: []', "rooms: [{exclusive: false, regex: '.*'}]")],
    ['rate_limited', 'warning', replaced('rate_limited: false', '')],
    ['receive_ephemeral', 'warning', replaced('receive_ephemeral: true', '')],
    ['io.element.msc4190', 'error', `${good}\nio.element.msc4190: true\n`],
  ])('A1 names %s with an %s', (field, level, text) => {
    const findings = checkRegistration(read(text), expected('example.org'));
    expect(findings).toContainEqual({
      id: `registration.${field}`,
      level,
      what: expect.stringContaining(field),
      mend: expect.stringMatching(/\.$/),
    });
  });

  it('A1 names a registration for another homeserver once', () => {
    expect(checkRegistration(read(good), expected('other.org')).map(({ id }) => id)).toEqual([
      'registration.namespaces.users',
    ]);
  });

  it.each([
    ['id', replaced("id: 'eis'", "id: ''")],
    ['url', replaced(/^url: .*$/m, '')],
    ['url', replaced(/^url: .*$/m, 'url: null')],
    ['as_token', replaced(/^as_token: .*$/m, 'as_token: short')],
    ['hs_token', replaced(/^hs_token: .*$/m, `hs_token: '${'a b'.repeat(20)}'`)],
    ['hs_token', replaced(/^hs_token: .*$/m, /^as_token: .*$/m.exec(good)?.[0].replace('as_', 'hs_') ?? '')],
    ['namespaces', replaced(/^namespaces:[^]*$/m, '')],
    ['namespaces.users.0.exclusive', replaced('exclusive: true', 'exclusive: 1')],
    ['file', replaced('id:', 'id: [')],
    ['file', 'just words'],
  ])('A1 refuses a registration whose %s is wrong, without repeating a token', (field, text) => {
    const result = parseRegistration(text);
    if (result.kind === 'right') throw new Error('was accepted');
    expect(result.findings).toContainEqual(
      expect.objectContaining({ id: `registration.${field}`, level: 'error' }),
    );
    expect(JSON.stringify(result.findings)).not.toMatch(/AQEB|AgIC|a b a b|short/);
  });
});

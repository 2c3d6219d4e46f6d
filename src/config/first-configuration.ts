import { stringify } from 'yaml';
import { parseUserId } from '../core/ids.ts';
import { loadConfiguration, type Loaded } from './load.ts';
import { isBaseUrl } from './written-forms.ts';

/** What `eis register` was told. */
export interface Answers {
  readonly homeserverUrl: string;
  readonly domain: string;
  readonly bot: string;
  /** A user id that becomes admin. */
  readonly admin?: string;
}

const HEAD = `# The configuration of eis. config.sample.yaml shows everything that can stand here.
# Everybody of this homeserver may use eis; see permissions in the sample.
`;

/** The text of the first `config.yaml`: only what differs from the standard values. `timeZone` is an IANA name. */
export function firstConfiguration({ homeserverUrl, domain, bot, admin }: Answers, timeZone: string): string {
  const value = {
    homeserver: { url: homeserverUrl, domain },
    ...(bot === 'eis' ? {} : { bot: { localpart: bot } }),
    permissions: { [domain]: 'use', ...(admin === undefined ? {} : { [admin]: 'admin' }) },
    time_zone: timeZone,
  };
  return `${HEAD}\n${stringify(value, { singleQuote: true, lineWidth: 0 })}`;
}

/** What is wrong with the answers, a sentence each; empty when a configuration and a registration can be made of them. */
export async function checkAnswers(answers: Answers & { readonly url: string }): Promise<readonly string[]> {
  const { admin, url, domain } = answers;
  const text = firstConfiguration(answers, 'UTC');
  const loaded = await loadConfiguration(
    { file: 'config.yaml', mustExist: true, environment: {} },
    { readFile: async () => await Promise.resolve(text) },
  );
  const problems = loaded.kind === 'wrong' ? loaded.problems : [];
  return [
    ...problems
      .filter(({ key }) => key !== `permissions.${domain}` && key !== `permissions.${admin ?? ''}`)
      .map(({ key, wrong, expected }) => `${key} ${wrong}; expected ${expected}.`),
    ...(admin === undefined || parseUserId(admin) !== undefined
      ? []
      : [`The admin is "${admin}"; expected a user id like @you:${domain}.`]),
    ...(isBaseUrl(url)
      ? []
      : [
          `The address of eis is "${url}"; expected one like http://127.0.0.1:29333, without a slash at the end.`,
        ]),
  ];
}

/** What `eis register` takes where nothing is typed: the configuration that is there, else the standard values. */
export function standingOf(loaded: Loaded) {
  if (loaded.kind === 'wrong') {
    const { listen, registration } = loaded.usable;
    return { homeserverUrl: 'http://127.0.0.1:8008', bot: 'eis', port: listen.port, registration };
  }
  const { homeserver, bot, listen, registration } = loaded.configuration;
  const { url: homeserverUrl, domain } = homeserver;
  return { domain, homeserverUrl, bot: bot.localpart, port: listen.port, registration };
}

import { stringify } from 'yaml';
import { configurationSchema } from './schema.ts';

/** What `eis register` was told. */
export interface Answers {
  readonly homeserverUrl: string;
  readonly domain: string;
  readonly bot: string;
  /** IANA name. */
  readonly timeZone: string;
  /** A user id that becomes admin. */
  readonly admin?: string;
}

const HEAD = `# The configuration of eis. config.sample.yaml shows everything that can stand here.
# Everybody of this homeserver may use eis; see permissions in the sample.
`;

/** The text of the first `config.yaml`: only what differs from the standard values. It always loads. */
export function firstConfiguration(answers: Answers): string {
  const { homeserverUrl, domain, bot, timeZone, admin } = answers;
  const value = {
    homeserver: { url: homeserverUrl, domain },
    ...(bot === 'eis' ? {} : { bot: { localpart: bot } }),
    permissions: { [domain]: 'use', ...(admin === undefined ? {} : { [admin]: 'admin' }) },
    time_zone: timeZone,
  };
  configurationSchema.parse(value);
  return `${HEAD}\n${stringify(value, { singleQuote: true, lineWidth: 0 })}`;
}

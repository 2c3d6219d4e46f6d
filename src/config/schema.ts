import { z } from 'zod';
import { parseUserId, type UserId } from '../core/ids.ts';
import { Secret } from '../core/secret.ts';
import { isTimeZone } from '../core/time.ts';
import { attachments } from './attachments-schema.ts';
import { models } from './models-schema.ts';
import { notes } from './notes.ts';
import { isBaseUrl, isPermissionKey, isServerName } from './written-forms.ts';

/** What a user id may hold before the colon when it is made today, without the sigil. */
const LOCALPART = /^[a-z0-9._=/+-]{1,200}$/;

const userId = z.string().transform((text, context): UserId => {
  const id = parseUserId(text);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'not a user id' });
  return z.NEVER;
});

const homeserver = z
  .strictObject({
    url: z.string().refine(isBaseUrl).register(notes, {
      description:
        'Where eis reaches the homeserver. Its own address inside the network is best: no proxy in between.',
      expected:
        'an address like http://127.0.0.1:8008 or https://matrix.example.org, without a slash at the end',
      example: 'http://127.0.0.1:8008',
    }),
    domain: z.string().refine(isServerName).register(notes, {
      description: 'The name of the homeserver, as it stands behind the colon of its user ids.',
      expected: 'a server name like example.org, without https://',
      example: 'example.org',
    }),
  })
  .register(notes, { description: 'The homeserver that eis belongs to.', expected: 'url and domain' });

const bot = z
  .strictObject({
    localpart: z.string().regex(LOCALPART).default('eis').register(notes, {
      description: 'The name people write to, without @ and domain. The registration must cover it.',
      expected: 'small letters, digits and ._=/+- only, like eis',
    }),
    display_name: z.string().min(1).max(100).default('eis').register(notes, {
      description: 'The name that is shown in rooms.',
      expected: 'between 1 and 100 characters',
    }),
  })
  .prefault({})
  .register(notes, {
    description: 'The account that talks with people.',
    expected: 'localpart and display_name',
  });

const database = z
  .strictObject({
    url: z
      .string()
      .regex(/^postgres(?:ql)?:\/\/\S+$/)
      .transform((text) => new Secret(text))
      .optional()
      .register(notes, {
        description: 'A PostgreSQL database (15 or newer). Left out: eis brings its own, in the data folder.',
        expected: 'an address like postgres://eis:password@127.0.0.1:5432/eis',
        example: 'postgres://eis:password@127.0.0.1:5432/eis',
        secret: true,
      }),
  })
  .prefault({})
  .register(notes, { description: 'Where eis keeps what it must not forget.', expected: 'url, or nothing' });

const listen = z
  .strictObject({
    host: z.string().min(1).max(253).default('127.0.0.1').register(notes, {
      description:
        'The address on which eis waits for the homeserver. Metrics and health are served there too, so keep it private.',
      expected: 'an IP address or a host name of this machine',
    }),
    port: z.int().min(1).max(65_535).default(29_333).register(notes, {
      description: 'The port; the url of the registration leads to it.',
      expected: 'a whole number from 1 to 65535',
    }),
  })
  .prefault({})
  .register(notes, { description: 'Where the homeserver reaches eis.', expected: 'host and port' });

const log = z
  .strictObject({
    level: z.enum(['debug', 'info', 'warn', 'error']).default('info').register(notes, {
      description: 'The least important line that is still written. No line ever holds what people said.',
      expected: 'debug, info, warn or error',
    }),
  })
  .prefault({})
  .register(notes, {
    description: 'The log: one JSON object a line, on standard output.',
    expected: 'level',
  });

const vault = z
  .strictObject({
    key_file: z.string().min(1).optional().register(notes, {
      description:
        'The file with the master key, made at the first start. EIS_MASTER_KEY or EIS_MASTER_KEY_FILE come before it. Left out: master.key in the data folder.',
      expected: 'the path of a file',
      example: '/etc/eis/master.key',
    }),
  })
  .prefault({})
  .register(notes, {
    description: 'The key under which everything personal is sealed.',
    expected: 'key_file, or nothing',
  });

const encryption = z
  .strictObject({
    enabled: z.boolean().default(true).register(notes, {
      description:
        'Whether eis has a device with which it reads and writes in encrypted rooms. Without it eis leaves them and says so.',
      expected: 'true or false',
    }),
    require_verified_devices: z.boolean().default(false).register(notes, {
      description:
        'Whether only devices are listened to that their owner verified. Devices that merely belong to an account without cross-signing are refused in any case once the account has it.',
      expected: 'true or false',
    }),
  })
  .prefault({})
  .register(notes, {
    description: 'End-to-end encrypted rooms.',
    expected: 'enabled and require_verified_devices',
  });

/** A host and a port as an address has them; ranges and stars would allow more than anybody looked at. */
const HOST_AND_PORT = /^(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_])?):\d{1,5}$/i;

/** Written as an address would have it: `127.1` and `0x7f.1` would never be met. */
export function isHostAndPort(text: string): boolean {
  if (!HOST_AND_PORT.test(text)) return false;
  const port = Number(text.slice(text.lastIndexOf(':') + 1));
  const host = text.slice(0, text.lastIndexOf(':')).toLowerCase();
  return port >= 1 && port <= 65_535 && URL.parse(`http://${host}`)?.hostname === host;
}

const egress = z
  .strictObject({
    allow: z
      .array(
        z
          .string()
          .refine(isHostAndPort)
          .transform((text) => text.toLowerCase()),
      )
      .default([])
      .register(notes, {
        description:
          'Services with a private address that people may connect: each by the host they write and its port, so that nobody reaches the rest of the network through eis. Empty: only what is public. An address without a port means port 443 with https and port 80 with http.',
        expected: "a list like ['vikunja.lan:3456', '[fd00::5]:443'], without ranges",
      }),
    certificate_authorities: z.array(z.string().min(1)).default([]).register(notes, {
      description:
        'Files with certificates (PEM) of authorities that are trusted besides the usual ones, for services with certificates of your own making. Relative to this file.',
      expected: "a list of paths of files, like ['./our-authority.pem']",
    }),
  })
  .prefault({})
  .register(notes, {
    description: "How eis reaches people's services.",
    expected: 'allow and certificate_authorities',
  });

/** The configuration as it stands in `config.yaml`; `EIS_<PATH>` in the environment comes before the file. */
export const configurationSchema = z.strictObject({
  homeserver,
  registration: z.string().min(1).default('./registration.yaml').register(notes, {
    description:
      'The registration that `eis register` wrote and the homeserver knows. Relative to this file.',
    expected: 'the path of a file',
  }),
  bot,
  data: z.string().min(1).default('./data').register(notes, {
    description:
      'The folder for the embedded database, the master key and the admin door. Relative to this file.',
    expected: 'the path of a folder',
  }),
  database,
  listen,
  permissions: z
    .record(z.string().refine(isPermissionKey), z.enum(['use', 'configure', 'admin']))
    .default({})
    .register(notes, {
      description:
        "Who may do what: a user id, a homeserver, or '*' for everybody; the most exact one counts. use: one's own things. configure: also the settings of rooms. admin: also people and the house. Nobody is in it: eis answers nobody.",
      expected: "a user id, a homeserver or '*', and behind it use, configure or admin",
      example: { 'example.org': 'use', '@you:example.org': 'admin' },
    }),
  time_zone: z.string().refine(isTimeZone).default('UTC').register(notes, {
    description: 'The zone in which "today" and "10:00" are read.',
    expected: 'a name like Europe/Berlin',
  }),
  language: z.enum(['en', 'de']).default('en').register(notes, {
    description: 'The language in which eis answers who chose none. It reads more of them.',
    expected: 'en or de',
  }),
  date_order: z.enum(['day-month', 'month-day']).optional().register(notes, {
    description:
      'What 10/5 means for who did not choose: the tenth of May, or the fifth of October. Left out: as the language of the person has it.',
    expected: 'day-month or month-day',
    example: 'day-month',
  }),
  first_day_of_week: z.enum(['monday', 'saturday', 'sunday']).optional().register(notes, {
    description:
      'The day with which a week begins for who did not choose. Left out: as the language of the person has it.',
    expected: 'monday, saturday or sunday',
    example: 'monday',
  }),
  bots: z.array(userId).default([]).register(notes, {
    description: 'Other bots: eis never answers them.',
    expected: 'a list of user ids like @bot:example.org',
  }),
  encryption,
  attachments,
  egress,
  models,
  log,
  vault,
});

export type Configuration = z.output<typeof configurationSchema>;

import { z } from 'zod';
import { parseUserId, type UserId } from '../core/ids.ts';
import { Secret } from '../core/secret.ts';
import { isTimeZone } from '../core/time.ts';
import { notes } from './notes.ts';

/** The name of a homeserver as it stands behind the colon of a user id: a host name or address, and a port if there is one. */
const SERVER_NAME = /^(?:[a-z0-9.-]{1,230}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
/** What a user id may hold before the colon when it is made today, without the sigil. */
const LOCALPART = /^[a-z0-9._=/+-]{1,200}$/;

const isServerName = (text: string): boolean => SERVER_NAME.test(text);

/** An address of the form `https://host[:port]`; a path is allowed, a slash at the end, a query and a password are not. */
export function isBaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    !text.endsWith('/') &&
    !/[?#\s]/.test(text)
  );
}

const userId = z.string().transform((text, context): UserId => {
  const id = parseUserId(text);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'not a user id' });
  return z.NEVER;
});

const isPermissionKey = (text: string): boolean =>
  text === '*' || (text.startsWith('@') ? parseUserId(text) !== undefined : isServerName(text));

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

/** Where Ollama listens if nobody says otherwise. */
export const OLLAMA_ADDRESS = 'http://127.0.0.1:11434';

const local = z
  .strictObject({
    enabled: z.boolean().default(true).register(notes, {
      description: 'Whether a local model (Ollama) is looked for and used. eis works without one as well.',
      expected: 'true or false',
    }),
    url: z.string().refine(isBaseUrl).default(OLLAMA_ADDRESS).register(notes, {
      description: 'Where Ollama is.',
      expected: 'an address like http://127.0.0.1:11434, without a slash at the end',
    }),
    model: z.string().min(1).max(200).optional().register(notes, {
      description:
        'The model that is asked. Left out: eis takes the fittest one that is installed; `eis doctor` says which and why.',
      expected: 'a name as `ollama list` shows it, like qwen3:4b',
      example: 'qwen3:4b',
    }),
    context: z.int().min(2_048).max(262_144).default(8_192).register(notes, {
      description:
        'The size of its context in tokens. One size for everything: another one would load the model anew.',
      expected: 'a whole number from 2048 to 262144',
    }),
    keep_alive: z
      .string()
      .regex(/^(?:-1|0|\d{1,5}[smh])$/)
      .default('30m')
      .register(notes, {
        description: 'How long the model stays loaded after it was asked; -1 for ever.',
        expected: 'a time like 30m or 24h, or -1',
      }),
    parallel: z.int().min(1).max(64).default(1).register(notes, {
      description: 'How many requests it is given at once: what OLLAMA_NUM_PARALLEL says.',
      expected: 'a whole number from 1 to 64',
    }),
    most_loaded: z.int().min(1).max(16).default(1).register(notes, {
      description: 'How many models eis keeps loaded at most; others of the same Ollama count too.',
      expected: 'a whole number from 1 to 16',
    }),
    seconds: z.int().min(2).max(600).default(45).register(notes, {
      description: 'How long one answer of a loaded model may take.',
      expected: 'a whole number from 2 to 600',
    }),
  })
  .prefault({})
  .register(notes, { description: 'The local model.', expected: 'settings of the local model' });

const gateway = z
  .strictObject({
    url: z.string().refine(isBaseUrl).register(notes, {
      description: 'Its address (OpenAI-compatible), with the path in front of /chat/completions.',
      expected: 'an address like http://models.lan:4000/v1, without a slash at the end',
      example: 'http://models.lan:4000/v1',
    }),
    key: z
      .string()
      .min(1)
      .transform((text) => new Secret(text))
      .optional()
      .register(notes, {
        description: 'The key of the house for it, if it wants one.',
        expected: 'a key',
        example: 'sk-house',
        secret: true,
      }),
    models: z
      .array(z.string().min(1))
      .min(1)
      .register(notes, {
        description: 'The models that may be asked, the first one first. Nothing else is.',
        expected: "a list like ['qwen3-30b']",
        example: ['qwen3-30b'],
      }),
    people: z.array(z.string().refine(isPermissionKey)).default([]).register(notes, {
      description: 'Who may use it: user ids, homeservers, or * for everybody. Empty: nobody.',
      expected: "a list like ['@you:example.org', 'example.org']",
    }),
  })
  .optional()
  .register(notes, {
    description:
      'A server of the house with several models behind one address. It counts as local: what people say stays with whoever runs it.',
    expected: 'url, key, models and people',
  });

const cloud = z
  .strictObject({
    tokens_per_month: z.int().min(0).max(1_000_000_000_000).default(2_000_000).register(notes, {
      description:
        'What one person may spend with their own keys in a month, in tokens; they may set less. 0: cloud models are off.',
      expected: 'a whole number from 0',
    }),
    money_per_month: z.number().min(0).max(1_000_000).optional().register(notes, {
      description:
        'The same in money, where prices are known: whichever comes first counts. Models without a price are not asked then.',
      expected: 'a number from 0, in the currency of the prices',
      example: 20,
    }),
    prices: z
      .record(
        z.string().min(1).max(200),
        z.strictObject({
          sent: z.number().min(0).max(100_000),
          received: z.number().min(0).max(100_000),
        }),
      )
      .default({})
      .register(notes, {
        description: 'What a million tokens cost, sent and received, by the name of the model.',
        expected: 'a table like { claude-sonnet-4-5: { sent: 3, received: 15 } }',
      }),
  })
  .prefault({})
  .register(notes, {
    description: 'Cloud models, which people use with keys of their own and after they agreed.',
    expected: 'tokens_per_month, money_per_month and prices',
  });

const models = z.strictObject({ local, gateway, cloud }).prefault({}).register(notes, {
  description: 'Language models: everyday sentences need none.',
  expected: 'local, gateway and cloud',
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
  egress,
  models,
  log,
  vault,
});

export type Configuration = z.output<typeof configurationSchema>;

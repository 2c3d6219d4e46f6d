import type { Finding } from '../core/finding.ts';
import type { Registration } from './registration.ts';
import type { Configuration } from './schema.ts';

/** What the configuration says that the registration must agree with. */
export type Expected = Pick<Configuration, 'homeserver' | 'bot' | 'listen'>;

/**
 * Names every field of the registration that does not fit. An error means that eis would not work, or would be
 * handed what belongs to people, so it must not start; a warning means that it works worse. One `well` when all fits.
 */
export function checkRegistration(registration: Registration, expected: Expected): readonly Finding[] {
  const findings = [
    ...checkIdentity(registration),
    ...checkUrl(registration.url, expected.listen.port),
    ...checkSender(registration, expected),
    ...checkUsers(registration, expected),
    ...checkOtherNames(registration, expected),
    ...checkOptions(registration),
  ];
  if (findings.length > 0) return findings;
  return [{ id: 'registration', level: 'well', what: 'The registration fits the configuration.' }];
}

const MEND_BOTH =
  'Change it in both copies, the one of eis and the one of the homeserver, and load it anew there.';

const finding = (field: string, level: 'warning' | 'error', what: string, mend: string): Finding => ({
  id: `registration.${field}`,
  level,
  what: `registration: ${field} ${what}`,
  mend,
});

function checkIdentity({ id }: Registration): readonly Finding[] {
  if (!id.includes('|')) return [];
  return [
    finding('id', 'error', 'holds the mark |, which Synapse refuses.', `Take a name like eis. ${MEND_BOTH}`),
  ];
}

function checkUrl(url: string, port: number): readonly Finding[] {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    return [
      finding(
        'url',
        'error',
        `is ${url}, which is no http address.`,
        `Write http://HOST:${port}. ${MEND_BOTH}`,
      ),
    ];
  if (url.endsWith('/'))
    return [
      finding(
        'url',
        'error',
        'ends in a slash; Dendrite would ask for //_matrix/… then.',
        `Take the slash away. ${MEND_BOTH}`,
      ),
    ];
  const found = parsed.port === '' ? (parsed.protocol === 'https:' ? 443 : 80) : Number(parsed.port);
  if (found === port) return [];
  return [
    finding(
      'url',
      'warning',
      `leads to port ${found}, and eis listens on port ${port}.`,
      'That is right only if something in between passes the requests on; else change the port of one of them.',
    ),
  ];
}

function checkSender(
  { sender_localpart: sender, namespaces }: Registration,
  expected: Expected,
): readonly Finding[] {
  const { bot, homeserver } = expected;
  if (sender === bot.localpart)
    return [
      finding(
        'sender_localpart',
        'error',
        `is ${sender}, the account people talk with; Synapse does not let the sender sync.`,
        `Make it ${bot.localpart}_sender. ${MEND_BOTH}`,
      ),
    ];
  const covers = (localpart: string): boolean =>
    namespaces.users.some(({ regex }) => fits(regex, `@${localpart}:${homeserver.domain}`));
  if (sender !== sender.toLowerCase())
    return [
      finding(
        'sender_localpart',
        'warning',
        `is ${sender}, and homeservers change capitals.`,
        `Make it ${bot.localpart}_sender. ${MEND_BOTH}`,
      ),
    ];
  // Where the bot is not covered either, that is the cause, and is said once.
  if (covers(sender) || !covers(bot.localpart)) return [];
  return [
    finding(
      'sender_localpart',
      'warning',
      `is ${sender}, which no pattern of namespaces.users covers; some homeservers then lose invitations of it.`,
      `Let a pattern cover @${sender}:${homeserver.domain}. ${MEND_BOTH}`,
    ),
  ];
}

/** As the least careful homeserver does it: anywhere in the name. An unreadable pattern fits nothing. */
function fits(regex: string, name: string): boolean {
  try {
    return new RegExp(regex).test(name);
  } catch {
    return false;
  }
}

/** Go and Rust know no look-around and no references back; the homeserver would refuse the file or drop the pattern. */
function isPortable(regex: string): boolean {
  if (/\(\?(?:[=!]|<[=!])|\\[1-9]/.test(regex)) return false;
  try {
    return new RegExp(regex).source !== '';
  } catch {
    return false;
  }
}

function checkUsers({ namespaces }: Registration, { bot, homeserver }: Expected): readonly Finding[] {
  const own = `@${bot.localpart}:${homeserver.domain}`;
  const perPattern = namespaces.users.flatMap(({ regex }, index) =>
    checkPattern(`namespaces.users[${index}].regex`, regex, strangers(bot.localpart, homeserver.domain)),
  );
  const owning = namespaces.users.filter(({ regex }) => fits(regex, own));
  if (owning.length === 0)
    return [
      ...perPattern,
      finding(
        'namespaces.users',
        'error',
        `does not cover ${own}, so eis cannot speak.`,
        `Let eis register write a new registration, or correct homeserver.domain and bot.localpart in the configuration.`,
      ),
    ];
  if (owning.some(({ exclusive }) => exclusive)) return perPattern;
  return [
    ...perPattern,
    finding(
      'namespaces.users',
      'warning',
      `covers ${own} without exclusive: true, so anybody may register that name.`,
      `Set exclusive: true. ${MEND_BOTH}`,
    ),
  ];
}

/** Names of people that a pattern which is not anchored, not bound to the domain, or too wide would hand over. */
function strangers(localpart: string, domain: string): readonly string[] {
  return [
    `@${localpart}baer:${domain}`,
    `@a${localpart}:${domain}`,
    `@someone:${domain}`,
    `@${localpart}:elsewhere.invalid`,
    `@${localpart}_alice:elsewhere.invalid`,
    `@${localpart}:${domain}.elsewhere.invalid`,
    `@${localpart}:${domain.replace('.', 'x')}`,
  ].filter((name) => name !== `@${localpart}:${domain}`);
}

function checkPattern(field: string, regex: string, notOurs: readonly string[]): readonly Finding[] {
  if (!isPortable(regex))
    return [
      finding(
        field,
        'error',
        'is not a pattern that every homeserver reads.',
        `Use no look-around. ${MEND_BOTH}`,
      ),
    ];
  const taken = notOurs.find((name) => fits(regex, name));
  if (taken !== undefined)
    return [
      finding(
        field,
        'error',
        `also fits ${taken}, which is not ours.`,
        `Begin it with ^, end it with $, and name the domain with its dots as \\. ${MEND_BOTH}`,
      ),
    ];
  if (regex.startsWith('^') && regex.endsWith('$')) return [];
  return [finding(field, 'warning', 'does not begin with ^ and end with $.', MEND_BOTH)];
}

function checkOtherNames({ namespaces }: Registration, { bot, homeserver }: Expected): readonly Finding[] {
  const notOurs = [`#general:${homeserver.domain}`, `#${bot.localpart}_team:elsewhere.invalid`];
  const aliases = (namespaces.aliases ?? []).flatMap(({ regex }, index) =>
    checkPattern(`namespaces.aliases[${index}].regex`, regex, notOurs),
  );
  if ((namespaces.rooms ?? []).length === 0) return aliases;
  return [
    ...aliases,
    finding(
      'namespaces.rooms',
      'warning',
      'lists rooms: eis would be handed what is said there without being a member.',
      `Leave it empty. ${MEND_BOTH}`,
    ),
  ];
}

function checkOptions(registration: Registration): readonly Finding[] {
  const findings: Finding[] = [];
  if (registration.rate_limited !== false)
    findings.push(
      finding(
        'rate_limited',
        'warning',
        'is not false, so Synapse slows answers down.',
        `Set it to false. ${MEND_BOTH}`,
      ),
    );
  if (registration.receive_ephemeral !== true)
    findings.push(finding('receive_ephemeral', 'warning', 'is not true.', `Set it to true. ${MEND_BOTH}`));
  if (registration['io.element.msc4190'] === true)
    findings.push(
      finding(
        'io.element.msc4190',
        'error',
        'is set; tuwunel before 1.7 and conduwuit then turn the as_token into a login of the bot.',
        `Take the line away. ${MEND_BOTH}`,
      ),
    );
  return findings;
}

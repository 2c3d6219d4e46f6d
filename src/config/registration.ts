import { z } from 'zod';
import type { Finding } from '../core/finding.ts';
import { Secret } from '../core/secret.ts';
import { isBaseUrl } from './written-forms.ts';
import { readYaml } from './yaml-source.ts';

/** Shorter tokens could be guessed. */
const SHORTEST_TOKEN = 32;

const token = z
  .string()
  .min(SHORTEST_TOKEN, `has fewer than ${SHORTEST_TOKEN} characters and could be guessed`)
  .regex(/^[\x21-\x7e]*$/, 'holds spaces or other than plain characters')
  .transform((text) => new Secret(text));

const namespace = z.array(z.looseObject({ exclusive: z.boolean(), regex: z.string().min(1).max(1000) }));

/** The file as homeservers read it. Loose: homeservers have keys of their own in it. */
const registrationSchema = z.looseObject({
  id: z.string().min(1, 'is empty'),
  url: z.string().min(1, 'is empty'),
  as_token: token,
  hs_token: token,
  sender_localpart: z.string().min(1, 'is empty'),
  rate_limited: z.boolean().optional(),
  receive_ephemeral: z.boolean().optional(),
  namespaces: z.looseObject({
    users: namespace,
    aliases: namespace.optional(),
    rooms: namespace.optional(),
  }),
});

export type Registration = z.output<typeof registrationSchema>;

export type RegistrationRead =
  | { readonly kind: 'right'; readonly registration: Registration }
  | { readonly kind: 'wrong'; readonly findings: readonly Finding[] };

const wrong = (field: string, what: string, line: number | undefined): Finding => ({
  id: `registration.${field}`,
  level: 'error',
  what: `registration: ${field} ${what}${line === undefined ? '' : ` (line ${line})`}`,
  mend: 'Correct it here and in the copy of the homeserver, or let eis register write a new registration.',
});

/** Every field that is not as homeservers want it, by name and line; the values of tokens are never repeated. */
export function parseRegistration(text: string): RegistrationRead {
  const yaml = readYaml(text);
  if (yaml.errors.length > 0)
    return {
      kind: 'wrong',
      findings: yaml.errors.map(({ line, message }) => wrong('file', `is not valid YAML: ${message}`, line)),
    };
  const parsed = registrationSchema.safeParse(yaml.value);
  const findings = (parsed.error?.issues ?? []).map((issue) =>
    wrong(issue.path.map(String).join('.') || 'file', sentenceOf(issue), yaml.lineOf(issue.path)),
  );
  if (haveOneToken(yaml.value))
    findings.push(wrong('hs_token', 'is the same as as_token', yaml.lineOf(['hs_token'])));
  return parsed.success && findings.length === 0
    ? { kind: 'right', registration: parsed.data }
    : { kind: 'wrong', findings };
}

const sentenceOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_type' ? `is missing or is no ${issue.expected}` : issue.message;

function haveOneToken(value: unknown): boolean {
  const tokens = z.object({ as_token: z.string(), hs_token: z.string() }).safeParse(value);
  return tokens.success && tokens.data.as_token === tokens.data.hs_token;
}

/** What a registration is made of. */
export interface RegistrationFacts {
  readonly url: string;
  readonly domain: string;
  readonly bot: string;
}

/** 48 bytes are 64 characters. */
const TOKEN_BYTES = 48;

/** Fills the template with two fresh tokens. `random` must be fit for secrets. Throws when facts and template do not go together. */
export function fillRegistration(
  template: string,
  facts: RegistrationFacts,
  random: (bytes: number) => Uint8Array,
): string {
  if (!isBaseUrl(facts.url))
    throw new Error(`the url ${facts.url} is no http address without a slash at the end`);
  const fresh = (): string => Buffer.from(random(TOKEN_BYTES)).toString('base64url');
  return fillTemplate(template, {
    id: facts.bot,
    url: facts.url,
    domain: facts.domain,
    bot: facts.bot,
    sender: `${facts.bot}_sender`,
    as_token: fresh(),
    hs_token: fresh(),
    bot_pattern: patternFor(facts.bot),
    domain_pattern: patternFor(facts.domain),
  });
}

/** A pattern that fits this text and no other, in every dialect that homeservers use. */
const patternFor = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** Every placeholder must have a value and every value a placeholder: anything else is a mistake in the template. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  const named = new Set([...template.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ''));
  const unknown = [...named].filter((name) => !Object.hasOwn(values, name));
  if (unknown.length > 0)
    throw new Error(`the template has placeholders that nothing fills: ${unknown.join(', ')}`);
  const unused = Object.keys(values).filter((name) => !named.has(name));
  if (unused.length > 0) throw new Error(`the template lacks the placeholders ${unused.join(', ')}`);
  const filled = template.replace(PLACEHOLDER, (_whole, name: string) => values[name] ?? '');
  if (/\{\{|\}\}/.test(filled)) throw new Error('the template has braces that are no placeholder');
  return filled;
}

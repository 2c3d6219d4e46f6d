import type { ActionContext } from '../../core/action.ts';
import { sha256 } from '../../core/digest.ts';
import { spokenAs, UserFacingError } from '../../core/errors.ts';
import { fold } from '../../core/fold.ts';
import type { SealedModelKey } from '../../core/model-key.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import { edits, type Plan } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { Secret } from '../../core/secret.ts';
import { typedAddress } from '../../core/typed-address.ts';
import type { Client } from './deps.ts';
import { isNamed, isProvider } from './find-key.ts';
import { nameOfCommand } from './provider-of.ts';
import { say } from './sentences.ts';
import { fieldsOf, type Said } from './stored.ts';

interface Input {
  readonly provider?: string;
  readonly name?: string;
  readonly address?: string;
  readonly key?: string;
  readonly model?: string;
}

type Words = ReturnType<typeof say>;

/** Asks for what was not said yet, one thing at a time; tries the key; and only then plans to keep it. */
export async function planKey(client: Client, input: Input, context: ActionContext): Promise<Plan> {
  const words = say(context.caller.language);
  const all = await client.modelKeys.of(client.owner);
  const provider = providerCalled(input.provider, client.providers);
  if (!provider) return whichProvider(client, words);
  const off = switchedOff(input, all, words);
  if (off) return off;
  const place = placeOf(provider, input, words);
  if ('kind' in place) return place;
  if (input.key === undefined) return missing(words.sendKey(whose(provider, place.address)), 'key');
  const same = all.find((one) => isNamed(place.name, one));
  const model = modelFor(input, provider, same);
  if (!provider.keyLooks.test(input.key)) throw noKey(provider, place.name);
  const key = new Secret(input.key);
  const trial = { provider, address: place.address, model, key };
  const offered = await client.testModelKey(trial, context.caller, context.signal);
  const chosen = model ?? offered[0];
  if (chosen === undefined) throw noModel(place.name);
  return kept({ ...place, provider, model: chosen, offered, key, same }, client);
}

/** One that was chosen for this key stays until another one is. */
const modelFor = (
  { model }: Input,
  provider: ModelProvider,
  same: SealedModelKey | undefined,
): string | undefined => model ?? same?.model ?? provider.model;

/** More are not listed: who wants another one can look for it there. */
const MOST_OTHERS = 5;

interface Tried extends Placed {
  readonly provider: ModelProvider;
  readonly model: string;
  /** What could be chosen from, where none was named. */
  readonly offered: readonly string[];
  readonly key: Secret;
  /** The key that had this name before. */
  readonly same: SealedModelKey | undefined;
}

function kept({ provider, name, address, model, offered, key, same }: Tried, client: Client): Plan {
  const id = same?.id ?? idFor([client.owner, provider.name, fold(name)]);
  const stored = {
    id,
    provider: provider.name,
    name,
    address,
    model: model === provider.model ? null : model,
    // What was allowed was allowed for this receiver.
    allowed: same?.address === address ? [...same.allowed] : [],
    sealed: client.sealModelKey(client.owner, id, key),
  };
  const said: Said = offered.length > 1 ? { others: offered.slice(1, MOST_OTHERS + 1) } : {};
  if (!same) return edits([{ op: 'create', noun: 'key', after: { ...stored, ...said } }]);
  return edits([{ op: 'update', noun: 'key', id, before: fieldsOf(same), after: stored }]);
}

const providerCalled = (
  words: string | undefined,
  providers: readonly ModelProvider[],
): ModelProvider | undefined => providers.find(({ name }) => words !== undefined && isProvider(words, name));

const whichProvider = ({ providers }: Client, words: Words): Plan => ({
  kind: 'unclear',
  question: words.whichProvider,
  choices: providers.map(({ name, title }) => ({
    label: name === 'endpoint' ? words.anEndpoint : title,
    say: `config ${name}`,
  })),
});

const OFF = ['off', 'aus'];

/** `config endpoint lab off`: the word for off stands where an address would. */
function switchedOff(
  { name, address }: Input,
  all: readonly SealedModelKey[],
  words: Words,
): Plan | undefined {
  if (name === undefined || address === undefined || !OFF.includes(fold(address))) return undefined;
  const key = all.find((one) => isNamed(name, one));
  if (!key) return { kind: 'unclear', question: words.noSuchKey, choices: [] };
  return edits([{ op: 'remove', noun: 'key', id: key.id, before: fieldsOf(key) }]);
}

interface Placed {
  readonly name: string;
  readonly address: string;
}

/** Where the requests will go, and how the person calls that. */
function placeOf({ title, address }: ModelProvider, input: Input, words: Words): Placed | Plan {
  if (address !== undefined) return { name: title, address };
  const { name, address: typed } = input;
  if (name === undefined) return missing(words.nameIt, 'name');
  if (!mayBeCalled(name)) return { kind: 'unclear', question: words.noName(literal(name)), choices: [] };
  if (typed === undefined) return missing(words.whereIs(literal(name)), 'address');
  const given = typedAddress(typed);
  // What was said is not repeated: it may be a key in the wrong place.
  return given === undefined ? missing(words.noAddress, 'address') : { name, address: given };
}

/** Longer ones are no names any more. */
const LONGEST = 40;
/** Other commands and other keys go by these. */
const TAKEN = ['claude', 'anthropic', 'openai', 'chatgpt', 'endpoint', 'models', 'off', 'add', 'list'];

const mayBeCalled = (name: string): boolean =>
  name.length <= LONGEST && /\p{L}/u.test(name) && !/\s/.test(name) && !TAKEN.includes(fold(name));

const missing = (question: string, field: keyof Input): Plan => ({
  kind: 'missing',
  question,
  field,
  secret: field === 'key',
});

const whose = ({ company }: ModelProvider, address: string): string =>
  literal(company ?? new URL(address).host);

function noKey(provider: ModelProvider, name: string): UserFacingError {
  const command = nameOfCommand({ provider: provider.name, name });
  const isEndpoint = provider.name === 'endpoint';
  const said = spokenAs((language) => ({
    message: say(language).noKey(name),
    next: say(language).wholeKey(isEndpoint ? `${command} <address> <key> <model>` : `${command} <key>`),
  }));
  return new UserFacingError(said.message, { ...said.facts, certainty: 'not done' });
}

function noModel(name: string): UserFacingError {
  const said = spokenAs((language) => ({
    message: say(language).whichModel(name),
    next: say(language).withModel(`config endpoint ${name} <address> <key> <model>`),
  }));
  return new UserFacingError(said.message, { ...said.facts, certainty: 'not done' });
}

const ID_LENGTH = 16;

/** Names are unique among a person's keys, so this is too; the same plan made again has the same one. */
const idFor = (parts: readonly string[]): string => sha256(parts.join('|')).slice(0, ID_LENGTH);

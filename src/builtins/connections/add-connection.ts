import { z } from 'zod';
import { type ActionContext, actionsOn } from '../../core/action.ts';
import type { Backend } from '../../core/backend.ts';
import type { Caller } from '../../core/caller.ts';
import type { SealedConnection, Tested } from '../../core/connection.ts';
import { sha256 } from '../../core/digest.ts';
import { fold } from '../../core/fold.ts';
import { edits, type Plan } from '../../core/plan.ts';
import { knownLanguage } from '../../core/languages.ts';
import { literal } from '../../core/reply.ts';
import { secret, text } from '../../core/slot.ts';
import { languageOf } from '../../core/speech.ts';
import { typedAddress } from '../../core/typed-address.ts';
import { askSecret } from './ask-secret.ts';
import type { Client } from './deps.ts';
import { freeName, isNamed, mayBeCalled } from './free-name.ts';
import { planRenewal, renewed } from './plan-renewal.ts';
import type { Said } from './stored.ts';
import { type Tried, trySecret } from './try-secret.ts';
import { isService, settleTyped } from './typed-address.ts';
import { say } from './sentences.ts';

interface Input {
  readonly address?: string;
  readonly secret?: string;
  readonly name?: string;
  readonly service?: string;
}

/** `services`: their names are part of the commands. */
export const addConnection = (services: readonly Backend[]) =>
  actionsOn<Client>()({
    name: 'connection.add',
    summary: 'Connect a service with your own token',
    effect: 'write',
    input: z.object({
      address: text('the address of the service').exactOptional(),
      secret: secret('the token').exactOptional(),
      name: text('what you want to call the connection').exactOptional(),
      service: text('the service, or a connection that does not work any more').exactOptional(),
    }),
    aliases: ['config add', ...services.map(({ name }) => `connect ${name}`)],
    examples: [
      {
        say: 'config add https://my.vikunja.io tk_0123456789',
        means: { address: 'https://my.vikunja.io', secret: 'tk_0123456789' },
      },
      { say: 'connect me to vikunja', means: { service: 'vikunja' } },
    ],
    plan: async (client, input, context) => await planConnection(client, input, context),
  });

type Words = ReturnType<typeof say>;

/** Asks for what was not said yet, one thing at a time; tries it; and only then plans to keep it. */
async function planConnection(client: Client, input: Input, context: ActionContext): Promise<Plan> {
  const all = await client.connections.of(client.owner);
  const words = say(context.caller.language);
  const { service, address: typed, secret: given } = settleTyped(input, client.services);
  const broken = all.find((one) => service !== undefined && isNamed(service, one));
  if (broken) return await planRenewal(client, { connection: broken, secret: given }, context);
  const backend = serviceFor(service, client);
  if (!backend) return unknownService(service, client, words);
  const { name } = input;
  if (name !== undefined && !mayBeCalled(name, all)) return unclear(words.nameTaken(literal(name)));
  if (typed === undefined) return askAddress(words.whereIs(backend.title), words);
  const address = typedAddress(typed);
  // What was said is not repeated: it may be a secret in the wrong place.
  if (address === undefined) return askAddress(words.noAddress, words);
  if (given === undefined) {
    await client.reach({ backend, address }, context.caller, context.signal);
    return askSecret(backend, address, context.caller.language);
  }
  const attempt = { backend, address, secret: given, command: 'config add' };
  const tried = await trySecret(attempt, client, context);
  return await planKept({ backend, tried, name, all }, client, context);
}

const serviceFor = (words: string | undefined, { services }: Client): Backend | undefined =>
  words === undefined && services.length === 1
    ? services[0]
    : services.find((one) => words !== undefined && isService(words, one));

const unclear = (question: string, choices: Extract<Plan, { kind: 'unclear' }>['choices'] = []): Plan => ({
  kind: 'unclear',
  question,
  choices,
});

const unknownService = (service: string | undefined, { services }: Client, words: Words): Plan =>
  unclear(
    service === undefined ? words.whichService : words.cannotConnect,
    services.map(({ name, title }) => ({ label: title, say: `connect me to ${name}` })),
  );

const askAddress = (before: string, words: Words): Plan => ({
  kind: 'missing',
  question: words.sendAddress(before),
  field: 'address',
  secret: false,
});

interface Kept {
  readonly backend: Backend;
  readonly tried: Tried;
  readonly name: string | undefined;
  readonly all: readonly SealedConnection[];
}

async function planKept(
  { backend, tried, name, all }: Kept,
  client: Client,
  { caller }: ActionContext,
): Promise<Plan> {
  const { tested, credentials } = tried;
  const ofService = all.filter(({ service }) => service === backend.name);
  // The same account at the same place is the same connection, unless it gets another name.
  const same = ofService.find(
    ({ address, account }) => address === tested.address && account === tested.account,
  );
  if (same && name === undefined) return renewed(same, tried, client);
  const called = name ?? freeName(tested.address, backend.name, all);
  const id = idFor([client.owner, backend.name, fold(called)]);
  const stored = {
    id,
    service: backend.name,
    name: called,
    address: tested.address,
    account: tested.account ?? null,
    isDefault: ofService.length === 0,
    facts: tested.facts,
    sealed: client.sealCredentials(client.owner, id, credentials),
  };
  const said: Said = {
    found: tested.found,
    zone: zoneToOffer(tested, caller),
    language: languageToOffer(tested, caller),
    ownTasks: holdsTasks(backend) ? await client.countOwnTasks(client.owner) : 0,
    lacks: tested.lacks.map((right) => right(caller.language)),
  };
  return edits([{ op: 'create', noun: 'connection', after: { ...stored, ...said } }]);
}

const ID_LENGTH = 16;

/** Names are unique among a person's connections, so this is too; the same plan made again has the same one. */
const idFor = (parts: readonly string[]): string => sha256(parts.join('|')).slice(0, ID_LENGTH);

const holdsTasks = ({ actions }: Backend): boolean => actions.some(({ name }) => name === 'task.add');

/** Nobody lives in these: they are what a service has when nothing was chosen. */
const NOT_CHOSEN = ['GMT', 'UTC', 'Etc/GMT', 'Etc/UTC'];

/** A zone that was chosen there is better than the one of the house; one that was not chosen gives way to it. */
function zoneToOffer({ timeZone }: Tested, caller: Caller): NonNullable<Said['zone']> | null {
  if (timeZone === undefined || caller.timeZoneFrom === 'person') return null;
  const isChosen = !NOT_CHOSEN.includes(timeZone);
  const isSame = timeZone === caller.timeZone || (!isChosen && NOT_CHOSEN.includes(caller.timeZone));
  return isSame ? null : { there: timeZone, offered: isChosen ? timeZone : caller.timeZone };
}

/** One that the person chose there and not here, where eis reads it. */
function languageToOffer({ language }: Tested, caller: Caller): string | null {
  const known = language === undefined ? undefined : knownLanguage(language);
  const isChosenHere = caller.languageFrom === 'person' || caller.readsIn !== undefined;
  return known && !isChosenHere && known.tag !== languageOf(caller.language) ? known.tag : null;
}

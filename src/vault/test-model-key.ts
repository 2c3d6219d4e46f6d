import { z } from 'zod';
import type { Caller } from '../core/caller.ts';
import { sha256 } from '../core/digest.ts';
import { UnavailableError, UserFacingError } from '../core/errors.ts';
import type { UserId } from '../core/ids.ts';
import type { NewLedgerRow, Settlement } from '../core/ledger.ts';
import type { ModelProvider } from '../core/model-provider.ts';
import type { Secret } from '../core/secret.ts';
import { dayOf } from '../core/time.ts';
import { say } from './sentences.ts';

export interface TestModelKeyDeps {
  /** The network as services get it. @throws UserFacingError when the address is none. */
  readonly toService: (address: string) => typeof globalThis.fetch;
  readonly ledger: {
    readonly begin: (
      row: NewLedgerRow,
      cap: { readonly tokens: number | undefined; readonly month: string },
    ) => Promise<unknown>;
    readonly settle: (owner: UserId, id: string, settlement: Settlement) => Promise<void>;
  };
  readonly now: () => Date;
}

/** A key that is stored nowhere yet. */
export interface KeyTrial {
  readonly provider: ModelProvider;
  /** With the path in front of what the provider is asked for. */
  readonly address: string;
  /** Undefined: whichever is offered. */
  readonly model: string | undefined;
  readonly key: Secret;
}

/** One whose model is known. */
interface ModelTrial extends KeyTrial {
  readonly model: string;
}

/** Some keys may not list models, and some providers have no list: then the model itself is asked, in the smallest way. */
const ASK_MODEL: readonly number[] = [403, 404, 405];
/** More than the smallest question and its answer have. */
const TINY_TOKENS = 100;
/** Longer ones are no names of models. */
const LONGEST_NAME = 200;
/** What every key is made of: nothing that could end a header. */
const KEY = /^[\x21-\x7e]{1,1000}$/;

type Words = ReturnType<typeof say>;

/** Models that are listed beside the others and write no words, by their names. */
const WORDLESS =
  /embed|rerank|whisper|transcri|tts|speech|moderation|dall-e|image|diffusion|\b(?:bert|bge|e5|minilm)\b/i;

/**
 * Tries a key: first for nothing, by the list of models; where that says nothing about the key, with one tiny question
 * that holds no word of the person and stands in their ledger like any other. Results in the models that can be chosen
 * from where none was named; none where that cannot be known.
 * @throws UserFacingError that says why it does not work.
 */
export const createTestModelKey =
  (deps: TestModelKeyDeps) =>
  async (
    trial: KeyTrial,
    caller: Pick<Caller, 'user' | 'timeZone'>,
    signal: AbortSignal,
  ): Promise<readonly string[]> => {
    const { provider, address, key, model } = trial;
    if (!KEY.test(key.reveal())) throw refusal(({ noKey }) => noKey);
    const ask = deps.toService(address);
    const listed = await ask(address + provider.keyTest.path, { headers: headersOf(trial), signal });
    if (ASK_MODEL.includes(listed.status)) {
      if (model !== undefined) await askModel({ ...trial, model }, caller, { ...deps, ask, signal });
      return [];
    }
    judge(listed.status, trial);
    const list = await objectIn(listed);
    if (list === undefined) throw refusal(({ noModels }) => noModels(whoseOf(trial)));
    return model === undefined ? modelsIn(list) : [];
  };

const List = z.object({ data: z.array(z.object({ id: z.string().min(1).max(LONGEST_NAME) })) });

const modelsIn = (list: object): readonly string[] =>
  (List.safeParse(list).data?.data ?? []).map(({ id }) => id).filter((id) => !WORDLESS.test(id));

const headersOf = ({ provider: { keyHeader, keyTest }, key }: KeyTrial): Record<string, string> => ({
  ...keyTest.headers,
  [keyHeader.name]: keyHeader.name === 'authorization' ? `${keyHeader.scheme} ${key.reveal()}` : key.reveal(),
});

interface Asking extends TestModelKeyDeps {
  readonly ask: typeof globalThis.fetch;
  readonly signal: AbortSignal;
}

async function askModel(
  trial: ModelTrial,
  caller: Pick<Caller, 'user' | 'timeZone'>,
  asking: Asking,
): Promise<void> {
  const { path, body } = trial.provider.tinyCall(trial.model);
  const row = rowOf(trial, caller, { text: body, at: asking.now() });
  const month = dayOf(row.at.toISOString(), caller.timeZone).toPlainYearMonth().toString();
  await asking.ledger.begin(row, { tokens: undefined, month });
  const headers = { ...headersOf(trial), 'content-type': 'application/json', 'x-client-request-id': row.id };
  const answered = await askedOnce(
    row,
    asking,
    async () =>
      await asking.ask(trial.address + path, { method: 'POST', headers, body, signal: asking.signal }),
  );
  if (answered.status === 403) throw refusal((words) => words.notForModel(whoseOf(trial), trial.model));
  if (answered.status === 404) throw refusal((words) => words.noModel(whoseOf(trial), trial.model));
  judge(answered.status, trial);
  if ((await objectIn(answered)) === undefined) throw refusal(({ noModels }) => noModels(whoseOf(trial)));
}

/** Counted as much as it may have cost, unless it is known that nothing left. */
async function askedOnce(
  { owner, id, reserved }: NewLedgerRow,
  { ledger }: Asking,
  ask: () => Promise<Response>,
): Promise<Response> {
  let settlement: Settlement = { state: 'failed', sent: reserved, received: 0 };
  try {
    const answered = await ask();
    if (answered.ok) settlement = { ...settlement, state: 'answered' };
    return answered;
  } catch (error) {
    if (error instanceof UserFacingError && error.certainty === 'not done')
      settlement = { state: 'not sent', sent: 0, received: 0 };
    throw error;
  } finally {
    await ledger.settle(owner, id, settlement);
  }
}

const REQUEST_LENGTH = 32;

function rowOf(
  { provider, address, model }: ModelTrial,
  { user }: Pick<Caller, 'user'>,
  { text, at }: Pick<NewLedgerRow, 'text' | 'at'>,
): NewLedgerRow {
  const request = sha256(['key test', user, address, at.toISOString()].join('|')).slice(0, REQUEST_LENGTH);
  return {
    owner: user,
    id: `${request}.test.1`,
    request,
    provider: provider.name,
    keyName: provider.title,
    host: new URL(address).host,
    model,
    purpose: 'key test',
    text,
    replaced: 0,
    reserved: TINY_TOKENS,
    at,
  };
}

/** @throws UserFacingError for every status that is no yes. */
function judge(status: number, trial: KeyTrial): void {
  const whose = whoseOf(trial);
  if (status >= 200 && status < 300) return;
  if (status === 401) throw refusal((words) => words.wrongKey(whose));
  // The key may be right, but nothing can be done with it.
  if (status === 402 || status === 429) throw refusal((words) => words.noRoom(whose));
  if (status >= 500)
    throw new UnavailableError((language) => say(language).broken(whose), { certainty: 'not done' });
  throw refusal((words) => words.noModels(whose));
}

const whoseOf = ({ provider: { company }, address }: KeyTrial): string => company ?? new URL(address).host;

const refusal = (spoken: (words: Words) => readonly string[]): UserFacingError =>
  new UserFacingError((language) => spoken(say(language)), { certainty: 'not done' });

/** What answers with a page for people is no provider, whatever it says about the key. */
async function objectIn(response: Response): Promise<object | undefined> {
  try {
    const value: unknown = JSON.parse(await response.text());
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

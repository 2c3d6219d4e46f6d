import type { LedgerRow } from '../core/ledger.ts';
import { cloudProviders } from '../llm/providers/index.ts';
import type { SeenRequest } from '../playground/models/read-requests.ts';

/** What left, held against what was written down before it left. */
export interface Held {
  /** Requests that asked whether a key works, and said nothing of anybody. */
  readonly keyTests: number;
  readonly questions: number;
  /** Of the questions. */
  readonly bytes: number;
  /** Rows by what became of them. */
  readonly states: Readonly<Record<string, number>>;
  /** By owner. */
  readonly bytesOf: Readonly<Record<string, number>>;
  /** Everything that is not as it should be; empty: what left is what was written down. */
  readonly differences: readonly string[];
}

/** How eis names a request to whoever receives it. */
const ID_HEADER = 'x-client-request-id';
/** A row of one of these says that something reached the provider. */
const HAS_LEFT: readonly LedgerRow['state'][] = ['answered'];

/** Compares every request that a proxy saw with the ledger of everybody, byte for byte, in both directions. */
export function holdAgainstLedger(seen: readonly SeenRequest[], rows: readonly LedgerRow[]): Held {
  const questions = seen.filter((request) => !isKeyTest(request));
  const byId = Map.groupBy(rows, ({ id }) => id);
  const seenById = Map.groupBy(questions, ({ headers }) => headers[ID_HEADER] ?? '');
  const differences = [
    ...questions.flatMap((request) => differenceOf(request, byId)),
    ...[...seenById].flatMap(([id, all]) => (all.length > 1 ? [`${id} left ${all.length} times`] : [])),
    ...[...byId].flatMap(([id, all]) => (all.length > 1 ? [`${id} has ${all.length} rows`] : [])),
    ...rows
      .filter(({ id, state }) => HAS_LEFT.includes(state) && !seenById.has(id))
      .map(({ id, state }) => `${id} is ${state}, and nobody saw it`),
    ...rows
      .filter(({ id, state }) => state === 'not sent' && seenById.has(id))
      .map(({ id }) => `${id} is not sent, and was seen`),
  ];
  return {
    keyTests: seen.length - questions.length,
    questions: questions.length,
    bytes: bytesIn(questions),
    states: counted(rows.map(({ state }) => state)),
    bytesOf: Object.fromEntries(
      [...Map.groupBy(rows, ({ owner }) => owner)].map(([owner, all]) => [
        owner,
        bytesIn(all.flatMap(({ id }) => seenById.get(id) ?? [])),
      ]),
    ),
    differences,
  };
}

const bytesIn = (requests: readonly SeenRequest[]): number =>
  requests.reduce((sum, { body }) => sum + body.length, 0);

const counted = (words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));

/** Lists of models have no body; the tiny question is the same for everybody. */
function isKeyTest({ method, target, body }: SeenRequest): boolean {
  if (method === 'GET')
    return body.length === 0 && cloudProviders.some(({ keyTest }) => target.endsWith(keyTest.path));
  const text = textOf(body);
  const model = /"model":"([^"]{1,200})"/.exec(text)?.[1] ?? '';
  return cloudProviders.some(({ tinyCall }) => tinyCall(model).body === text);
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function differenceOf(
  { host, headers, body, isWhole }: SeenRequest,
  rows: ReadonlyMap<string, readonly LedgerRow[]>,
): readonly string[] {
  const id = headers[ID_HEADER] ?? '(no id)';
  const row = rows.get(id)?.[0];
  if (!row) return [`${body.length} bytes left for ${host} without a row: ${id}`];
  if (row.host !== host) return [`${id} was for ${row.host}, and left for ${host}`];
  const [text, seen] = [Buffer.from(row.text ?? ''), Buffer.from(body)];
  const isSame = isWhole ? seen.equals(text) : seen.equals(text.subarray(0, seen.length));
  return isSame ? [] : [`${id}: ${seen.length} bytes left, which are not the ${text.length} of its row`];
}

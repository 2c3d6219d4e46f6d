import type { Caller } from '../../core/caller.ts';
import type { LedgerRow } from '../../core/ledger.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import { isPrivateTo } from '../../core/privacy.ts';
import { literal } from '../../core/reply.ts';
import { clockOf } from '../../core/time.ts';
import type { Deed, Turn } from '../../core/turn.ts';
import { companyOf } from './company-of.ts';
import { say } from './sentences.ts';

type Words = ReturnType<typeof say>;

interface Facts {
  readonly turn: Turn;
  readonly rows: readonly LedgerRow[];
  readonly providers: readonly Pick<ModelProvider, 'name' | 'company'>[];
}

/** What was understood and by whom, what was read and done, why it was said here, and what left (conversation.md 15.2). */
export function explain(
  { turn, rows, providers }: Facts,
  { user, place, timeZone, language }: Pick<Caller, 'user' | 'place' | 'timeZone' | 'language'>,
): string {
  const words = say(language);
  // Longer ones are not read a second time.
  const said = turn.said.length > LONGEST ? `${turn.said.slice(0, LONGEST)}…` : turn.said;
  const isAnalysis = turn.understood.by === 'word';
  const lines = [
    words.understood(understanding(turn, words), resolved(turn, timeZone, words)),
    ...turn.deeds.flatMap((deed) => deedLine(deed, words)),
    // An analysis is said to its person alone wherever it is asked for.
    ...(isAnalysis || !isPrivateTo(place, user) ? [] : [words.onlyReader]),
    ...(turn.leftOut.length > 0 ? [words.leftOut(turn.leftOut.map(literal).join(', '))] : []),
    words.left(leftLines(rows, providers, words)),
  ];
  return [
    said === '' ? words.messageGone : words.youSaid(literal(said)),
    ...lines.map((line) => `• ${line}`),
  ].join('\n');
}

const LONGEST = 300;

function understanding({ understood }: Turn, words: Words): string {
  switch (understood.by) {
    case 'command':
      return words.byCommand;
    case 'phrase':
      return words.byPhrase;
    case 'answer':
      return words.byAnswer;
    case 'nobody':
      return words.byNobody;
    case 'word':
      return words.byWord(literal(understood.word));
    case 'model':
      return understood.model.tier === 'local'
        ? words.byLocal
        : words.byCloud(literal(understood.model.title));
  }
}

/** `"the invoice" is line 1 of the list I showed at 09:12.` */
const resolved = ({ resolved: all }: Turn, timeZone: string, words: Words): string =>
  all
    .map(({ words: said, line, shownAt }) => {
      const clock = clockOf(shownAt, timeZone);
      return ` ${words.isLine(literal(said), line, clock)}`;
    })
    .join('');

/** `Read and changed: connection my, Vikunja. Read back: due as planned, nothing else changed.` */
function deedLine(deed: Deed, words: Words): readonly string[] {
  if (deed.action === 'why') return [];
  const where = whereOf(deed, words);
  switch (deed.kind) {
    case 'read':
      return where === undefined ? [] : [words.read(where, deed.read, deed.span && literal(deed.span))];
    case 'changed':
      return [words.changed(where ?? words.itself, readBack(deed, words))];
    case 'asked':
      return [words.asked];
    case 'failed':
      return [words.failed];
    case 'unclear':
      return [];
  }
}

const readBack = ({ isWhole, changed = [] }: Deed, words: Words): string =>
  isWhole === true ? words.asPlanned(changed.map(literal).join(', ')) : words.notAsPlanned;

/** A read names the connection, a change also whose service it is. */
function whereOf({ connection, service, kind }: Deed, words: Words): string | undefined {
  if (connection === undefined) return service === undefined ? undefined : literal(service);
  const named = words.connection(literal(connection));
  return kind === 'changed' && service !== undefined ? `${named}, ${literal(service)}` : named;
}

/** One clause for each company that got something. */
function leftLines(
  rows: readonly LedgerRow[],
  providers: Facts['providers'],
  words: Words,
): string | undefined {
  const left = rows.filter(({ state }) => state !== 'not sent');
  if (left.length === 0) return undefined;
  const byCompany = Map.groupBy(left, (row) => companyOf(row, providers));
  return [...byCompany]
    .map(([company, of]) => {
      const sum = (count: (row: LedgerRow) => number): number =>
        of.reduce((total, row) => total + count(row), 0);
      const replaced = sum((row) => row.replaced);
      const requests = words.requests(of.length, literal(company));
      const tokens = words.tokens(
        sum(({ sent }) => sent),
        sum(({ received }) => received),
      );
      const open = of.some(({ state }) => state !== 'answered') ? words.notAllAnswered : '';
      return `${requests}, ${tokens}${open}${words.replaced(replaced)}`;
    })
    .join('. ');
}

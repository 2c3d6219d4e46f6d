import type { ActionCall } from '../core/action.ts';
import { fold } from '../core/fold.ts';
import type { Choice } from '../core/plan.ts';
import { literal } from '../core/reply.ts';
import type { ShownItem, ShownList } from '../core/shown.ts';
import { type Home, homeCalled, homeId, homeName } from './homes.ts';
import { sayRun } from './sentences.ts';

export interface PickRequest {
  readonly call: ActionCall;
  /** All homes of the person, the default connection first. */
  readonly homes: readonly Home[];
  readonly shown: ShownList | undefined;
  /** The sentence that became the call, so that a question can offer it with each connection's name. */
  readonly said: string | undefined;
  /** In which the person is answered. */
  readonly language: string;
}

export type Picked =
  /** The first is meant; the others are tried where it knows nothing like it. */
  | { readonly kind: 'at'; readonly home: Home; readonly others: readonly Home[] }
  | { readonly kind: 'ask'; readonly question: string; readonly choices: readonly Choice[] };

const MOST_CHOICES = 9;

/**
 * Which of a person's connections a call means: named in the sentence, else that of the line which is meant, else
 * the default, else the only one, else a question. Without a connection it is eis's own.
 */
export function pickConnection({ call, homes, shown, said, language }: PickRequest): Picked {
  const able = homes.filter(({ backend }) => backend.actions.some(({ name }) => name === call.action));
  if (call.connection !== undefined) return pickNamed(call.connection, { able, homes, language });
  const line = lineMeant(call, shown);
  const ofLine = line && able.find((home) => isHomeOf(home, line));
  if (ofLine) return { kind: 'at', home: ofLine, others: [] };
  const connected = able.filter(({ connection }) => connection !== undefined);
  const defaults = connected.filter(({ connection }) => connection?.isDefault === true);
  const candidates = defaults.length > 0 ? defaults : connected;
  const [home = able[0], ...rivals] = candidates;
  if (!home) return ask(sayRun(language).notConnected);
  if (rivals.length > 0) return askWhich(candidates, said, language);
  return { kind: 'at', home, others: able.filter((other) => other !== home) };
}

interface Naming extends Pick<PickRequest, 'homes' | 'language'> {
  /** Those that can do it. */
  readonly able: readonly Home[];
}

function pickNamed(words: string, { able, homes, language }: Naming): Picked {
  const sentences = sayRun(language);
  const home = homeCalled(able, words);
  if (home) return { kind: 'at', home, others: [] };
  const known = homeCalled(homes, words);
  if (known) return ask(sentences.cannotDoThat(literal(homeName(known))));
  const names = able.map((one) => literal(homeName(one)));
  return ask(sentences.noConnection(literal(words), names));
}

/** Words that mean what was changed or added last. */
const LAST_TOUCHED = new Set(['it', 'that', 'this', 'them', 'these', 'those']);

/** The line of the list, or the object touched last, that the field `which` of a call names. */
function lineMeant({ action, input }: ActionCall, shown: ShownList | undefined): ShownItem | undefined {
  const noun = action.split('.', 1)[0];
  const isOfKind = (line: ShownItem): boolean => line.noun === noun;
  const meant = firstOf(fieldOf(input, 'which'));
  // Of several lines the first one tells: they are in one connection, or are asked about.
  const which = firstOf(fieldOf(meant, 'lines')) ?? meant;
  if (typeof which === 'number') return shown?.items.slice(which - 1, which).find(isOfKind);
  const words = fieldOf(which, 'text');
  const known = { touched: touchedIn(shown).filter(isOfKind), lines: linesIn(shown).filter(isOfKind) };
  if (typeof words === 'string') return [...known.touched, ...known.lines].find(isCalled(words));
  const reference = fieldOf(which, 'ref');
  if (typeof reference === 'string') return lineByReference(reference, known);
  return typeof which === 'string' && LAST_TOUCHED.has(fold(which)) ? known.touched[0] : undefined;
}

interface KnownLines {
  readonly touched: readonly ShownItem[];
  readonly lines: readonly ShownItem[];
}

/** "it" is what was touched last, "last" the last line; "all" are several: one that was changed since is no list. */
function lineByReference(reference: string, { touched, lines }: KnownLines): ShownItem | undefined {
  if (LAST_TOUCHED.has(reference)) return touched[0];
  if (reference === 'last') return lines.at(-1) ?? touched.at(-1);
  if (reference !== 'all') return undefined;
  return touched.length > 1 || lines.length === 0 ? touched[0] : lines[0];
}

const linesIn = (shown: ShownList | undefined): readonly ShownItem[] => shown?.items ?? [];
const touchedIn = (shown: ShownList | undefined): readonly ShownItem[] => shown?.touched ?? [];

const isCalled =
  (words: string) =>
  ({ name }: ShownItem): boolean =>
    fold(name).includes(fold(words));

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

const isHomeOf = (home: Home, line: ShownItem): boolean =>
  line.connection === undefined ? home.connection === undefined : homeId(home) === line.connection;

const ask = (question: string, choices: readonly Choice[] = []): Picked => ({
  kind: 'ask',
  question,
  choices,
});

function askWhich(homes: readonly Home[], said: string | undefined, language: string): Picked {
  const sentences = sayRun(language);
  const names = homes.map(homeName);
  if (said === undefined) {
    return ask(sentences.sayWithConnection(names.map(literal)));
  }
  const choices = names.slice(0, MOST_CHOICES).map((name) => ({ label: name, say: `${said} on ${name}` }));
  return ask(sentences.whichConnection, choices);
}

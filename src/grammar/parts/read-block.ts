import type { ActionCall, ActionDescription } from '../../core/action.ts';
import { fieldAt, slotOf } from '../../core/slot.ts';
import type { LanguageWords } from '../languages/words.ts';
import type { RequestReading } from '../read-request.ts';
import { fieldReader } from '../read-slot.ts';
import { readTitleExactly } from '../read-title.ts';
import type { ReadingContext } from '../reading.ts';
import { lengthAtStart, tokenize } from '../tokens.ts';
import type { Block, BlockItem } from './split-block.ts';

type Fields = Readonly<Record<string, unknown>>;

interface ReadBlockDeps {
  readonly actions: readonly ActionDescription[];
  /** Of the language that is tried. */
  readonly words: LanguageWords;
  readonly readSentence: (line: string) => RequestReading;
}

/** Stands for the list in the sentence above it; nobody types it. */
const LIST = '"□□"';
const LISTED = '□□';

/**
 * An order with a list below it: several things at once ("add these tasks to Work:"), or one with those below it
 * ("add Party:"). Undefined when the line above the list is no such order.
 */
export function readBlock(
  { head, items }: Block,
  context: ReadingContext,
  deps: ReadBlockDeps,
): RequestReading | undefined {
  for (const line of withList(head, deps.words)) {
    const found = titled(deps.readSentence(line), deps.actions);
    if (found?.input[found.title] === LISTED) {
      const { [found.title]: _list, ...common } = found.input;
      return callWith(common, found, { items, context, deps });
    }
  }
  const found = titled(deps.readSentence(head), deps.actions);
  return found && callWith(found.input, found, { items, context, deps });
}

/** The sentence with something in the place of the list: for "these tasks", behind the verb, and at its end. */
function withList(head: string, words: LanguageWords): readonly string[] {
  if (head.includes(LISTED)) return [];
  const tokens = tokenize(head);
  const [verb, ...others] = tokens;
  const { newOnes = [] } = words.parts ?? {};
  if (lengthAtStart(tokens, newOnes) === tokens.length) return [words.addExactly(LISTED)];
  const behindVerb = verb && others.length > 0 ? [insertAt(head, verb.end, verb.end)] : [];
  return [...replaced(head, words), `${head} ${LIST}`, ...behindVerb];
}

/** "add these tasks to Work": the list in the place of the words for it. */
function replaced(head: string, { parts }: LanguageWords): readonly string[] {
  const tokens = tokenize(head);
  const lengthAt = (at: number): number => lengthAtStart(tokens.slice(at), parts?.following ?? []);
  const at = tokens.findIndex((_token, index) => lengthAt(index) > 0);
  const [first, last] = at < 0 ? [] : [tokens[at], tokens[at + lengthAt(at) - 1]];
  return first && last ? [insertAt(head, first.start, last.end)] : [];
}

const insertAt = (line: string, from: number, to: number): string =>
  `${line.slice(0, from)} ${LIST} ${line.slice(to)}`.trim();

interface Titled {
  readonly call: ActionCall;
  readonly action: ActionDescription;
  readonly input: Fields;
  /** Its fields for one title and for several things. */
  readonly title: string;
  readonly list: string;
  readonly to: 'command' | 'phrase';
}

/** The one call that was read, if it makes something with a title of which there may be several. */
function titled(reading: RequestReading, actions: readonly ActionDescription[]): Titled | undefined {
  if (!('calls' in reading)) return undefined;
  const [call, ...others] = reading.calls;
  const action = actions.find(({ name }) => name === call?.action);
  const fields = action && listFields(action);
  if (!call || others.length > 0 || !action || !fields) return undefined;
  const input: Fields = Object(call.input);
  return input[fields.title] === undefined ? undefined : { call, action, input, ...fields, to: reading.to };
}

function listFields({ input }: ActionDescription): Pick<Titled, 'title' | 'list'> | undefined {
  const [title, schema] = Object.entries(input.shape)[0] ?? [];
  const slot = schema && slotOf(schema);
  return title === undefined || slot?.kind !== 'text' || slot.items === undefined
    ? undefined
    : { title, list: slot.items };
}

interface Listing {
  readonly items: readonly BlockItem[];
  readonly context: ReadingContext;
  readonly deps: ReadBlockDeps;
}

function callWith(
  common: Fields,
  { call, action, title, list, to }: Titled,
  listing: Listing,
): RequestReading {
  const fieldsOf = ({ text, below }: BlockItem): Fields => ({
    ...itemFields(text, { action, title, ...listing }),
    ...(below.length === 0 ? {} : { [list]: below.map(fieldsOf) }),
  });
  const input = action.input.safeParse({ ...common, [list]: listing.items.map(fieldsOf) });
  return input.success
    ? { to, calls: [{ ...call, input: input.data }] }
    : { to: 'model', because: 'nothing fits' };
}

function itemFields(
  line: string,
  { action, title, context, deps }: Listing & { readonly action: ActionDescription; readonly title: string },
): Fields {
  const sentence = { line, words: deps.words, context };
  const schema = fieldAt(action.input, title);
  const slot = schema && slotOf(schema);
  if (slot?.kind !== 'text' || slot.moment === undefined) return { [title]: line };
  return readTitleExactly(
    tokenize(line),
    { ...slot, field: title, moment: slot.moment },
    { sentence, readField: fieldReader(action, sentence) },
  );
}

import { z } from 'zod';
import { isWhen } from './time.ts';

/** What a field takes, as people say it. The grammar reads sentences by it, and names it when it does not fit. */
export type Slot =
  /** Words. A moment around them belongs to the field `moment`, when there is one. */
  | ({ readonly kind: 'text' } & TextSlot)
  /** Several things, each with the fields of one: `a, b and c`, or a line for each. */
  | { readonly kind: 'items' }
  /** A day or an instant. */
  | { readonly kind: 'when' }
  /** A day, an instant, or a span of days. */
  | { readonly kind: 'span' }
  /** A thing by words, by its number in the list shown last, or by `#` and its id. */
  | { readonly kind: 'which' }
  /** A key or a token: the message that holds it is removed from the room before anything else (conversation.md 13.2). */
  | { readonly kind: 'secret' }
  /** The name of one thing, at most so many words when there is a limit; never a moment. */
  | { readonly kind: 'name'; readonly most?: number }
  /** Names with commas or "and" between them: a list. */
  | { readonly kind: 'names' }
  /** A whole number from 1 to `most`, or one of these words. */
  | {
      readonly kind: 'scale';
      readonly most: number;
      readonly words: InLanguages<Readonly<Record<string, number>>>;
    }
  /** One or more of these words, each for a value: a list. */
  | { readonly kind: 'choices'; readonly words: InLanguages<Readonly<Record<string, string>>> }
  /** One of these words, each for a value. */
  | { readonly kind: 'choice'; readonly words: InLanguages<Readonly<Record<string, string>>> }
  /** How often something comes again. */
  | { readonly kind: 'repeat' }
  /** One moment or more: a list. */
  | { readonly kind: 'moments' }
  /** What was understood, said to be wrong: a few words, or `{ when }` for a moment. */
  | { readonly kind: 'part' }
  /** True when one of these words stands in its place. */
  | { readonly kind: 'flag'; readonly words: InLanguages<readonly string[]> };

/**
 * Words that stand for a value, by the tag of the language (`de`), folded: small letters, no accents, no apostrophes.
 * A language that is not there says it in English only.
 */
export type InLanguages<Words> = Readonly<Record<string, Words>> & { readonly en: Words };

/** The words of this language, or the English ones. */
export const wordsIn = <Words>(words: InLanguages<Words>, tag: string): Words =>
  (Object.hasOwn(words, tag) ? words[tag] : undefined) ?? words.en;

/** The fields that words of a title belong to by the sign in front of them: `*label`, `+project`, `!4`, `@who`. */
export interface Marks {
  readonly labels: string;
  readonly project: string;
  readonly priority: string;
  readonly assignees: string;
  /** Said at the end: `every friday`. */
  readonly repeat: string;
  /** `!9am`, in Todoist's style. */
  readonly reminders?: string;
}

const slots = z.registry<Slot>();

/** Longer texts are no title and no name: services cut or refuse them. */
export const LONGEST_TEXT = 1000;

interface TextSlot {
  /** The field that a day or time before or behind them belongs to. */
  readonly moment?: string;
  /** The field for how often it comes again, where there are no marks. */
  readonly repeat?: string;
  readonly marks?: Marks;
  /** The field for several of them at once: "milk, eggs and bread". */
  readonly items?: string;
  /** Folded words that `{value:known}` takes, and no others: a sentence like many others is understood by them alone. */
  readonly known?: Readonly<Record<string, true>>;
  /** They may as well name something that was shown: "2", "it". */
  readonly which?: true;
}

/** Words of a person. */
export const text = (about: string, more: TextSlot = {}) =>
  z
    .string()
    .min(1)
    .max(LONGEST_TEXT)
    .describe(about)
    .register(slots, { kind: 'text', ...more });

/** A field of any other form, and how it is said. */
export const said = <Schema extends z.ZodType>(schema: Schema, about: string, slot: Slot): Schema => {
  const described = schema.describe(about);
  slots.add(described, slot);
  return described;
};

export const named = (about: string, { most }: { readonly most?: number } = {}) =>
  said(z.string().min(1).max(LONGEST_TEXT), about, {
    kind: 'name',
    ...(most === undefined ? {} : { most }),
  });

/** More names than this in one field are pasted text. */
const MOST_NAMES = 20;

export const namedList = (about: string) =>
  said(z.array(z.string().min(1).max(LONGEST_TEXT)).min(1).max(MOST_NAMES).readonly(), about, {
    kind: 'names',
  });

const moment = z.string().refine(isWhen, 'a day (2026-11-27) or an instant with its offset');

/** Held as it was typed; it is sealed before it is stored, and never shown. */
export const secret = (about: string) =>
  z.string().min(1).max(LONGEST_TEXT).describe(about).register(slots, { kind: 'secret' });

export const when = (about: string) => moment.describe(about).register(slots, { kind: 'when' });

export const moments = (about: string) =>
  said(z.array(moment).min(1).max(MOST_NAMES).readonly(), about, { kind: 'moments' });

/** `to` is exclusive for instants and inclusive for days. */
export const span = (about: string) =>
  z
    .union([moment, z.strictObject({ from: moment.optional(), to: moment.optional() })])
    .describe(about)
    .register(slots, { kind: 'span' });

/** More lines of a list than this nobody counts. */
const MOST_LINES = 100;

/**
 * `it` and `that` are what was changed or shown last; `last` is the last line of the list, or so many of them; `all` is
 * everything that was shown last.
 */
export const Which = z.union([
  z.int().min(1),
  z.string().min(1).max(LONGEST_TEXT),
  z.strictObject({
    ref: z.enum(['it', 'that', 'last', 'all']),
    /** "the last two". */
    count: z.int().min(1).max(MOST_LINES).exactOptional(),
    /** "that one with the invoice": words of its name. */
    text: z.string().min(1).max(LONGEST_TEXT).exactOptional(),
  }),
  /** Several lines of the list at once, in the order in which they were said. */
  z.strictObject({ lines: z.array(z.int().min(1)).min(2).max(MOST_LINES).readonly() }),
  z.strictObject({
    /** All open ones that fit. */
    all: z.strictObject({
      /** The name of what they are in, or of a label. */
      in: z.string().min(1).max(LONGEST_TEXT).exactOptional(),
      when: z
        .union([moment, z.strictObject({ from: moment.optional(), to: moment.optional() })])
        .exactOptional(),
      overdue: z.literal(true).exactOptional(),
    }),
  }),
]);
export type Which = z.infer<typeof Which>;

export const which = (about: string) => Which.describe(about).register(slots, { kind: 'which' });

/** A thing that is so or not. */
export const flag = (about: string, words: InLanguages<readonly string[]>) =>
  z.boolean().describe(about).register(slots, { kind: 'flag', words });

/** How a field of an action is said; words, when nothing else is declared. */
export function slotOf(field: z.core.$ZodType): Slot {
  const before = slotsKnown.get(field);
  if (before) return before;
  const slot = slots.get(bare(field)) ?? { kind: 'text' };
  slotsKnown.set(field, slot);
  return slot;
}

/** Asked for by the hundred for each sentence; a registry takes its time. */
const slotsKnown = new WeakMap<z.core.$ZodType, Slot>();

export const isOptional = (field: z.core.$ZodType): field is z.ZodOptional | z.ZodExactOptional =>
  field instanceof z.ZodOptional || field instanceof z.ZodExactOptional;

/** What the declaration says about a field, in words for people. */
export const aboutOf = (field: z.core.$ZodType): string =>
  z.globalRegistry.get(bare(field))?.description ?? '';

/** The declaration of a field, or of a part of one: `add.labels`. */
export const fieldAt = (input: z.ZodObject, field: string): z.core.$ZodType | undefined =>
  allFields(input).get(field);

type Fields = ReadonlyMap<string, z.core.$ZodType>;
const known = new WeakMap<z.ZodObject, Fields>();

function allFields(input: z.ZodObject): Fields {
  const before = known.get(input);
  if (before) return before;
  const all = new Map<string, z.core.$ZodType>([...fieldsIn(input), ...Object.entries(input.shape)]);
  known.set(input, all);
  return all;
}

/** The fields as they are said one by one: those that have parts of their own as `add.labels`. */
export const fieldsIn = (input: z.ZodObject): readonly (readonly [name: string, schema: z.core.$ZodType])[] =>
  Object.entries(input.shape).flatMap(([field, schema]): (readonly [string, z.core.$ZodType])[] => {
    const parts = bare(schema);
    return parts instanceof z.ZodObject
      ? Object.entries<z.core.$ZodType>(parts.shape).map(([part, inner]) => [`${field}.${part}`, inner])
      : [[field, schema]];
  });

const bare = (field: z.core.$ZodType): z.core.$ZodType => (isOptional(field) ? bare(field.unwrap()) : field);

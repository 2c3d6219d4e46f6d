import { z } from 'zod';
import { isWhen } from './time.ts';

/** What a field takes, as people say it. The grammar reads sentences by it, and names it when it does not fit. */
export type Slot =
  /** Words. A moment at their end belongs to the field `moment`, when there is one. */
  | { readonly kind: 'text'; readonly moment?: string }
  /** A day or an instant. */
  | { readonly kind: 'when' }
  /** A day, an instant, or a span of days. */
  | { readonly kind: 'span' }
  /** A thing by words, by its number in the list shown last, or by `#` and its id. */
  | { readonly kind: 'which' }
  /** A key or a token: the message that holds it is removed from the room before anything else (conversation.md 13.2). */
  | { readonly kind: 'secret' }
  /** True when one of these words stands in its place. */
  | { readonly kind: 'flag'; readonly words: readonly string[] };

const slots = z.registry<Slot>();

/** Longer texts are no title and no name: services cut or refuse them. */
export const LONGEST_TEXT = 1000;

/** Words of a person. `moment` names the field that a day or time at their end belongs to. */
export const text = (about: string, { moment }: { readonly moment?: string } = {}) =>
  z
    .string()
    .min(1)
    .max(LONGEST_TEXT)
    .describe(about)
    .register(slots, { kind: 'text', ...(moment === undefined ? {} : { moment }) });

const moment = z.string().refine(isWhen, 'a day (2026-11-27) or an instant with its offset');

/** Held as it was typed; it is sealed before it is stored, and never shown. */
export const secret = (about: string) =>
  z.string().min(1).max(LONGEST_TEXT).describe(about).register(slots, { kind: 'secret' });

export const when = (about: string) => moment.describe(about).register(slots, { kind: 'when' });

/** `to` is exclusive for instants and inclusive for days. */
export const span = (about: string) =>
  z
    .union([moment, z.strictObject({ from: moment.optional(), to: moment.optional() })])
    .describe(about)
    .register(slots, { kind: 'span' });

export const which = (about: string) =>
  z
    .union([z.int().min(1), z.string().min(1).max(LONGEST_TEXT)])
    .describe(about)
    .register(slots, { kind: 'which' });

/** The English words that say it stand beside the declaration, as phrases do. */
export const flag = (about: string, words: readonly string[]) =>
  z.boolean().describe(about).register(slots, { kind: 'flag', words });

/** How a field of an action is said; words, when nothing else is declared. */
export const slotOf = (field: z.core.$ZodType): Slot => slots.get(bare(field)) ?? { kind: 'text' };

export const isOptional = (field: z.core.$ZodType): field is z.ZodOptional | z.ZodExactOptional =>
  field instanceof z.ZodOptional || field instanceof z.ZodExactOptional;

/** What the declaration says about a field, in words for people. */
export const aboutOf = (field: z.core.$ZodType): string =>
  z.globalRegistry.get(bare(field))?.description ?? '';

const bare = (field: z.core.$ZodType): z.core.$ZodType => (isOptional(field) ? bare(field.unwrap()) : field);

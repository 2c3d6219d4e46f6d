import type { Caller } from '../core/caller.ts';
import type { ContextItem, ContextKind, Gathered, PromptContext } from '../core/prompt-context.ts';
import { sayContext } from './sentences.ts';
import { tokensOf } from './tokens.ts';

export interface Asker extends Pick<Caller, 'user' | 'place' | 'language'> {
  /** How many tokens the items may be, together. */
  readonly tokenLimit: number;
}

/** The figures are no items: they always go in. */
const ORDER: readonly ContextKind[] = ['items', 'shown', 'turns', 'matches'];

/**
 * Chooses what goes into a prompt: only what is the asker's, and nothing of another place; what matters most first, up to
 * the limit, each thing whole. Pure.
 */
export function assemble({ found, missing }: Gathered, asker: Asker): PromptContext {
  const own = ORDER.flatMap((kind) =>
    found.flatMap(({ items }) => items.filter((item) => item.kind === kind && isFor(item, asker))),
  );
  const { chosen, left } = fill(eachOnce(own), asker.tokenLimit);
  const words = sayContext(asker.language);
  const figures = Object.fromEntries(found.flatMap((one) => Object.entries(one.figures ?? {})));
  return {
    items: chosen,
    figures,
    people: eachOf(found.map(({ people }) => people)),
    private: eachOf(found.map((one) => one.private)),
    // The names of figures may hold names of projects, which anybody may have given.
    isTainted: chosen.some(({ origin }) => origin === 'outside') || Object.keys(figures).length > 0,
    leftOut: [
      ...ORDER.flatMap((kind) => {
        const count = left.filter((item) => item.kind === kind).length;
        return count === 0 ? [] : [words.noRoom(count, kind)];
      }),
      ...missing.map(words.tooLate),
    ],
  };
}

const isFor = ({ owner, room }: ContextItem, { user, place }: Asker): boolean =>
  owner === user && (room === undefined || room === place.roomId);

/** The same task may have been found twice. */
const eachOnce = (items: readonly ContextItem[]): readonly ContextItem[] =>
  items.filter(({ text }, index) => items.findIndex((one) => one.text === text) === index);

function fill(items: readonly ContextItem[], limit: number) {
  const chosen: ContextItem[] = [];
  const left: ContextItem[] = [];
  let used = 0;
  for (const item of items) {
    const tokens = tokensOf(item.text);
    const fits = used + tokens <= limit;
    if (fits) used += tokens;
    (fits ? chosen : left).push(item);
  }
  return { chosen, left };
}

const eachOf = (lists: readonly (readonly string[] | undefined)[]): readonly string[] => [
  ...new Set(lists.flatMap((list) => list ?? [])),
];

import { fold } from '../../core/fold.ts';
import { nearest } from '../../core/nearest.ts';
import type { Choice } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';

export type ReadTimeZone =
  | { readonly kind: 'zone'; readonly timeZone: string }
  | { readonly kind: 'unclear'; readonly question: string; readonly choices: readonly Choice[] };

/** Names besides those of cities. */
const OTHERS = ['UTC', 'GMT'];
const MOST = 9;

const plain = (words: string): string => fold(words.trim()).replaceAll(/[\s_]+/g, ' ');

/** A zone by its name or by its city, as people write it: `Europe/Berlin`, `berlin`, `New York`. */
export function readTimeZone(words: string): ReadTimeZone {
  const zones = [...Intl.supportedValuesOf('timeZone'), ...OTHERS];
  const sought = plain(words);
  const named = zones.find((zone) => plain(zone) === sought);
  if (named !== undefined) return { kind: 'zone', timeZone: named };
  const [only, ...others] = zones.filter((zone) => cityOf(zone) === sought);
  if (only !== undefined && others.length === 0) return { kind: 'zone', timeZone: only };
  const guess = nearest(sought, zones.map(cityOf));
  const near = only === undefined ? zones.filter((zone) => cityOf(zone) === guess) : [only, ...others];
  return {
    kind: 'unclear',
    question: `I know no time zone “${literal(words)}”. Say it with its continent, like Europe/Berlin.`,
    choices: near.slice(0, MOST).map((zone) => ({ label: zone, say: `set time zone to ${zone}` })),
  };
}

const cityOf = (zone: string): string => plain(zone.split('/').at(-1) ?? zone);

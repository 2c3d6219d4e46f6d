import { fold } from '../../core/fold.ts';
import { nearest } from '../../core/nearest.ts';
import type { Choice } from '../../core/plan.ts';
import { literal } from '../../core/reply.ts';
import { isTimeZone } from '../../core/time.ts';

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
  const alias = aliasIn(words);
  if (alias !== undefined) return { kind: 'zone', timeZone: alias };
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

const NAME = /^[a-z]+(?:\/[a-z]+(?:[_-][a-z]+)*)+$/i;

/** A name that is known but not listed, because the list has each zone by one name: `Asia/Kathmandu` is `Asia/Katmandu` there. */
function aliasIn(words: string): string | undefined {
  const name = words.trim().replaceAll(/\s+/g, '_');
  if (name.length > LONGEST_NAME || !NAME.test(name) || !isTimeZone(name)) return undefined;
  return name.replaceAll(/(?<=^|[/_-])[a-z]/g, (letter) => letter.toUpperCase());
}

/** No zone has a longer one. */
const LONGEST_NAME = 64;

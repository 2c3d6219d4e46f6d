import { nearest } from '../../core/nearest.ts';
import { isTimeZone } from '../../core/time.ts';
import { ZONE_OF } from './cities.ts';
import { plain, type ReadValue, value } from './read-value.ts';
import { say } from './sentences.ts';

/** Names besides those of cities. */
const OTHERS = ['UTC', 'GMT'];
const MOST = 9;

/** A zone by its name, by its city, or by a city or country in it: `Europe/Berlin`, `berlin`, `New York`, `Hamburg`. */
export function readTimeZone(words: string, language: string): ReadValue<string> {
  const zones = [...Intl.supportedValuesOf('timeZone'), ...OTHERS];
  const sought = plain(words).replace(/ (?:time zone|timezone|time|zone|zeit|zeitzone)$/, '');
  const named = zones.find((zone) => plain(zone) === sought);
  if (named !== undefined) return value(named);
  const alias = aliasIn(words);
  if (alias !== undefined) return value(alias);
  const [only, ...others] = zones.filter((zone) => cityOf(zone) === sought);
  if (only !== undefined && others.length === 0) return value(only);
  const known = only === undefined ? zoneOf(sought) : undefined;
  if (known !== undefined) return value(known);
  const near = only === undefined ? zonesLike(sought, zones) : [only, ...others];
  return {
    kind: 'unclear',
    question: say(language).noZone(words),
    choices: near.slice(0, MOST).map((zone) => ({ label: zone, say: `set time zone to ${zone}` })),
  };
}

/** "Berlin, Germany" is Berlin. */
function zoneOf(sought: string): string | undefined {
  const [city = '', country, ...more] = sought.split(/, ?/);
  const known = ZONE_OF.get(sought);
  if (known !== undefined || country === undefined || more.length > 0) return known;
  const zone = Intl.supportedValuesOf('timeZone').find((one) => cityOf(one) === city);
  return zone ?? ZONE_OF.get(city);
}

function zonesLike(sought: string, zones: readonly string[]): readonly string[] {
  const guess = nearest(sought, [...zones.map(cityOf), ...ZONE_OF.keys()]);
  const ofCity = zones.filter((zone) => cityOf(zone) === guess);
  const known = guess === undefined ? undefined : ZONE_OF.get(guess);
  return ofCity.length > 0 || known === undefined ? ofCity : [known];
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

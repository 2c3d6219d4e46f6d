import { ZONE_OF } from './cities.ts';
import { plain } from './read-value.ts';

/** Words that are said of other things as well: "I am in the center", "I live in a nice place". */
const AMBIGUOUS = [
  'center',
  'easter',
  'nice',
  'split',
  'essen',
  'troll',
  'bank',
  'island',
  'la',
  'gmt',
  'nome',
];

/** Zones, and the places that one of them is known for, as words of a sentence are compared. */
export const KNOWN_PLACES: Readonly<Record<string, true>> = Object.fromEntries(
  [
    ...Intl.supportedValuesOf('timeZone').flatMap((zone) => [
      zone.toLowerCase(),
      plain(zone.split('/').at(-1) ?? zone),
    ]),
    ...ZONE_OF.keys(),
  ]
    .filter((place) => !AMBIGUOUS.includes(place))
    .map((place): [string, true] => [place, true]),
);

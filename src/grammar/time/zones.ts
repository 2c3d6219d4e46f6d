/**
 * Zones by their usual abbreviations. Those with two meanings have the one of Europe or North America; "EST" is said
 * in summer too, so the zones that change their clocks stand for both. From the time-zone database (theory.html).
 */
export const ZONES: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  wet: 'Europe/Lisbon',
  west: 'Europe/Lisbon',
  bst: 'Europe/London',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  mez: 'Europe/Berlin',
  mesz: 'Europe/Berlin',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  msk: 'Europe/Moscow',
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  ct: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mt: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  akst: 'America/Anchorage',
  akdt: 'America/Anchorage',
  hst: 'Pacific/Honolulu',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  sgt: 'Asia/Singapore',
  hkt: 'Asia/Hong_Kong',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  acst: 'Australia/Adelaide',
  awst: 'Australia/Perth',
  nzst: 'Pacific/Auckland',
  nzdt: 'Pacific/Auckland',
};

let names: ReadonlyMap<string, string> | undefined;

/** `europe/berlin` as the time-zone database writes it. */
export function zoneNamed(name: string): string | undefined {
  names ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));
  return names.get(name);
}

const MOST_HOURS = 14;

const two = (number: number): string => String(number).padStart(2, '0');

/** `+02:00` from hours and minutes; nothing when there is no such offset. */
export function offsetOf(sign: string, hours: number, minutes: number): string | undefined {
  if (hours > MOST_HOURS || minutes > 59) return undefined;
  return `${sign}${two(hours)}:${two(minutes)}`;
}

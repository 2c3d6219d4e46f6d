import { fold } from '../../core/fold.ts';

/** A day of the data; a month alone has none. */
interface KnownDay {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

const MONTHS: Readonly<Record<string, number>> = {
  ...named('jan feb mar apr may jun jul aug sep oct nov dec'),
  ...named('january february march april may june july august september october november december'),
  ...named('januar februar marz april mai juni juli august september oktober november dezember'),
  ...named('janner feber mrz apr mai jun jul aug sept okt nov dez'),
};

function named(names: string): Readonly<Record<string, number>> {
  return Object.fromEntries(names.split(' ').map((name, index) => [name, index + 1]));
}

const MONTH = Object.keys(MONTHS)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const YEAR = '(?:,? (\\d{4}))?';

/** As our own code writes days: `Wed 18 Nov 2026`. */
const OUR_DAY = new RegExp(`\\b(\\d{1,2}) (${MONTH}) (\\d{4})\\b`, 'g');

/** Every way to write a day that names its month, or that is a date in figures. Folded text. */
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)? ?(${MONTH})\\b\\.?${YEAR}`, 'g');
const MONTH_FIRST = new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)${YEAR}`, 'g');
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const DOTTED = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})?/g;
/** `the 18th`, `am 18.` */
const ORDINAL = /\b(?:the (\d{1,2})(?:st|nd|rd|th)|(?:am|der|den|dem|vom|bis|zum) (\d{1,2})\.(?!\d))/g;
const WHOLE_YEAR = /\b(?:in|of|year|jahr|jahres) (\d{4})\b/g;

/** The days that stand in a text that our own code wrote. */
export const daysIn = (text: string): readonly KnownDay[] =>
  [...fold(text).matchAll(OUR_DAY)].flatMap(([, day, month = '', year]) => {
    const number = MONTHS[month];
    return number === undefined ? [] : [{ day: Number(day), month: number, year: Number(year) }];
  });

const year = (text = ''): Pick<Partial<KnownDay>, 'year'> => (text === '' ? {} : { year: Number(text) });

const byName = (day = '', month = '', ofYear = ''): Partial<KnownDay> => ({
  day: Number(day),
  month: MONTHS[month] ?? 0,
  ...year(ofYear),
});

/** The text without the days that are known ones. All others stay, and so do their numbers. */
export function withoutKnownDays(folded: string, known: readonly KnownDay[]): string {
  const strip = (
    text: string,
    form: RegExp,
    read: (groups: readonly string[]) => Partial<KnownDay>,
  ): string =>
    text.replace(form, (whole: string, ...groups: readonly unknown[]) => {
      const wanted = read(groups.map((group) => (typeof group === 'string' ? group : '')));
      return known.some((one) => isSame(one, wanted)) ? ' ' : whole;
    });
  const forms: readonly (readonly [RegExp, (groups: readonly string[]) => Partial<KnownDay>])[] = [
    [ISO, ([ofYear, month, day]) => ({ day: Number(day), month: Number(month), ...year(ofYear) })],
    [DAY_FIRST, ([day, month, ofYear]) => byName(day, month, ofYear)],
    [MONTH_FIRST, ([month, day, ofYear]) => byName(day, month, ofYear)],
    [DOTTED, ([day, month, ofYear]) => ({ day: Number(day), month: Number(month), ...year(ofYear) })],
    [ORDINAL, ([english = '', german = '']) => ({ day: Number(english || german) })],
    [WHOLE_YEAR, ([ofYear]) => year(ofYear)],
  ];
  return forms.reduce((text, [form, read]) => strip(text, form, read), folded);
}

const isSame = (known: KnownDay, wanted: Partial<KnownDay>): boolean =>
  (wanted.day ?? known.day) === known.day &&
  (wanted.month ?? known.month) === known.month &&
  (wanted.year ?? known.year) === known.year;

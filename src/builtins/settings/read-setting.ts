import type { Caller } from '../../core/caller.ts';
import type { Json } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import type { HouseCap } from '../../core/settings.ts';
import type { SettingName } from './names.ts';
import { readLanguage } from './read-language.ts';
import { readQuietHours } from './read-quiet-hours.ts';
import { readTimeZone } from './read-time-zone.ts';
import { readCap } from './read-cap.ts';
import { findKnown, type Known, plain, type ReadValue, value } from './read-value.ts';
import { sayValue } from './say-value.ts';
import { say } from './sentences.ts';

export interface ReadSettingDeps {
  /** The names of the projects of all that is connected; none where there are no projects. */
  readonly projectNames: (caller: Caller, signal: AbortSignal) => Promise<readonly string[]>;
  readonly houseCap: HouseCap;
}

interface Asked {
  readonly name: SettingName;
  /** As the person said it. */
  readonly words: string;
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

/** As it was before anybody chose: any of these words. */
const RESET = [
  'default',
  'the default',
  'standard',
  'reset',
  'none',
  'nothing',
  'not set',
  'zurucksetzen',
  'keine',
  'keiner',
  'keins',
  'kein',
  'nichts',
];
const OFF = ['off', 'never', 'aus', 'nie', 'disabled'];

/** What a setting is to be; `null` goes back to what holds for everybody. */
export async function readSetting(asked: Asked, deps: ReadSettingDeps): Promise<ReadValue> {
  const { name, caller } = asked;
  const words = asked.words.trim().replace(/[.!?,;]+$/, '');
  const { language } = caller;
  if (RESET.includes(plain(words))) return value(null);
  switch (name) {
    case 'time zone':
      return readTimeZone(words, language);
    case 'language':
      return readLanguage(words, language);
    case 'marks':
    case 'first day of week':
    case 'date order':
    case 'cloud':
      return readOneOf(name, words, language);
    case 'default project':
      return await readProject({ ...asked, words }, deps);
    case 'quiet hours':
      return readHours(words, language);
    case 'monthly cap':
      return readCap(words, deps.houseCap, language);
  }
}

type Listed = Extract<SettingName, 'marks' | 'first day of week' | 'date order' | 'cloud'>;

/** The values of each, by the words for them. */
const NAMES: Readonly<Record<Listed, readonly (readonly [is: Json, words: string])[]>> = {
  marks: [
    ['vikunja', 'vikunja, vikunja style, vikunja marks, vikunjas'],
    ['todoist', 'todoist, todoist style, todoist marks, todoists'],
  ],
  'first day of week': [
    [1, 'monday, mondays, mon, on monday, montag, mo, am montag, montags'],
    [7, 'sunday, sundays, sun, on sunday, sonntag, so, am sonntag, sonntags'],
    [6, 'saturday, saturdays, sat, on saturday, samstag, sonnabend, sa, am samstag, samstags'],
  ],
  cloud: [
    [
      'analysis',
      `analysis, analyses, analysis only, only analysis, only for analysis, for analysis, analyse, nur analyse, nur analysen, fur analysen, nur fur analysen, analysen`,
    ],
    [
      'everything',
      `everything, all, every sentence, for everything, anything, always, alles, fur alles, jeden satz, immer`,
    ],
  ],
  'date order': [
    [
      'day-month',
      `day-month, day month, day/month, day first, day before month, day then month, dd/mm, dd/mm/yyyy, d/m, d/m/y, dmy, dd.mm., dd.mm.yyyy, european, british,
       german, tag monat, tag vor monat, tag/monat, tag zuerst, erst tag, tt.mm., tt.mm.jjjj, deutsch, europaisch`,
    ],
    [
      'month-day',
      `month-day, month day, month/day, month first, month before day, month then day, mm/dd, mm/dd/yyyy, m/d, m/d/y, mdy, american, us, us style, monat tag,
       monat vor tag, monat/tag, monat zuerst, erst monat, amerikanisch`,
    ],
  ],
};

function readOneOf(name: Listed, words: string, language: string): ReadValue {
  const known: readonly Known<Json>[] = NAMES[name].map(([is, names]) => ({
    value: is,
    label: sayValue(name, is, language).replaceAll('\\', ''),
    names: names.split(',').map((one) => one.trim()),
  }));
  const { found, near } = findKnown(words, known);
  if (found) return value(found.value);
  return {
    kind: 'unclear',
    question: say(language).noSuchValue(name, words, known.map(({ label }) => label).join(' · ')),
    choices: (near ? [near, ...known.filter((one) => one !== near)] : known).map(({ label, names }) => ({
      label,
      say: `settings set ${name} ${names[0] ?? ''}`,
    })),
  };
}

async function readProject(
  { words, caller, signal }: Asked,
  { projectNames }: ReadSettingDeps,
): Promise<ReadValue> {
  const sentences = say(caller.language);
  const names = await projectNames(caller, signal);
  if (names.length === 0) return { kind: 'unclear', question: sentences.noProjects, choices: [] };
  const known = names.map((name) => ({ value: name, label: name, names: [`the ${name}`] }));
  const { found, near } = findKnown(words, known);
  if (found) return value(found.value);
  const begins = known.filter(({ label }) => ` ${plain(label)}`.includes(` ${plain(words)}`));
  const [only, ...others] = begins;
  if (only && others.length === 0) return value(only.value);
  const offered = begins.length > 0 ? begins : near ? [near] : [];
  return {
    kind: 'unclear',
    question: sentences.noProject(words),
    choices: offered.slice(0, MOST).map(({ label }) => ({
      label: literal(label),
      say: `settings set default project ${label}`,
    })),
  };
}

/** As many as have a number. */
const MOST = 9;

function readHours(words: string, language: string): ReadValue {
  if (OFF.includes(plain(words))) return value('off');
  const hours = readQuietHours(words);
  if (hours) return value({ from: hours.from, to: hours.to });
  return { kind: 'unclear', question: say(language).noQuietHours(words), choices: [] };
}

import { z } from 'zod';
import type { Caller } from '../../core/caller.ts';
import type { Collection, Follow, Wording } from '../../core/collection.ts';
import type { Edit } from '../../core/edit.ts';
import type { UserId } from '../../core/ids.ts';
import { canonical, type Fields, type Json } from '../../core/json.ts';
import { languageName } from '../../core/languages.ts';
import type { HouseSettings, Settings } from '../../core/settings.ts';
import { ANSWER_LANGUAGES, languageOf } from '../../core/speech.ts';
import { SettingName, SETTINGS } from './names.ts';
import type { ReadSettingDeps } from './read-setting.ts';
import { defaultOf, sayValue } from './say-value.ts';
import { say } from './sentences.ts';

export interface SettingsDeps extends ReadSettingDeps {
  readonly settings: {
    readonly read: (owner: UserId) => Promise<Settings>;
    /** In place of all that was chosen before. */
    readonly write: (owner: UserId, settings: Settings) => Promise<void>;
  };
  readonly house: HouseSettings;
}

export interface SettingsClient extends SettingsDeps {
  readonly owner: UserId;
}

const Setting = z.object({ name: SettingName, value: z.json() });

/** A setting that was not chosen is there as well, with no value: settings are changed, never made and removed. */
export const settingCollection = ({ owner, settings, house }: SettingsClient): Collection => ({
  noun: 'setting',
  read: async (id) => settingIn(await settings.read(owner), SettingName.parse(id)),
  watermark: async () => await Promise.resolve(null),
  create: async () => await neverMade(),
  findMade: async () => await neverMade(),
  update: async (id, { after }) => {
    const key = SETTINGS[SettingName.parse(id)];
    const { [key]: _replaced, ...others } = await settings.read(owner);
    const { value } = Setting.pick({ value: true }).parse(after);
    await settings.write(owner, Chosen.parse(value === null ? others : { ...others, [key]: value }));
  },
  remove: async () => await neverMade(),
  linkTo: () => undefined,
  words: settingWords(house),
});

/** One of them as an object of its own. */
export function settingIn(chosen: Settings, name: SettingName): Fields {
  const all: Readonly<Record<string, Json | undefined>> = { ...Chosen.parse(chosen) };
  return { name, value: all[SETTINGS[name]] ?? null };
}

const neverMade = async (): Promise<never> =>
  await Promise.reject(new Error('settings are changed, never made and removed'));

function settingWords(house: HouseSettings): Wording {
  /** In the language that holds after the change: whoever turns to German is answered in German. */
  const spoken = (fields: Fields, { language }: Caller) => {
    const { name, value } = Setting.parse(fields);
    const words = name === 'language' ? answersIn(value, house, language) : language;
    return { name, value: sayValue(name, value ?? defaultOf(name, house, words), words), words };
  };
  const after = (edit: Edit, caller: Caller) =>
    spoken(edit.op === 'remove' ? edit.before : edit.after, caller);
  const told = (edit: Edit, caller: Caller): string => {
    const { name, value, words } = after(edit, caller);
    const line = say(words).set(name, value);
    return name === 'language' ? `${line}${onlyRead(edit, words)}` : line;
  };
  return {
    name: (fields) => Setting.parse(fields).name,
    told: ({ edit }, caller) => told(edit, caller),
    toldTogether: (receipts, caller) => receipts.map(({ edit }) => told(edit, caller)).join('\n'),
    asked: (edits, caller) =>
      edits
        .map((edit) => after(edit, caller))
        .map(({ name, value }) => say(caller.language).ask(name, value))
        .join('\n'),
    takenBack: (receipts, stayed, caller) =>
      [
        ...receipts.map(({ edit }) => {
          const { name, value, words } = after(edit, caller);
          return say(words).takenBack(name, value);
        }),
        ...stayed.map(({ name, stays }) => say(caller.language).stayed(name, stays)),
      ].join('\n'),
    differs: (expected, found, caller) => {
      if (!found || canonical(expected['value']) === canonical(found['value'])) return undefined;
      const { value } = spoken(found, caller);
      const sentences = say(caller.language);
      return { difference: sentences.isNow(value), stays: sentences.stays(value) };
    },
    refused: ({ edit }, caller) => {
      const { name, value } = after(edit, caller);
      return say(caller.language).isNot(name, value);
    },
    lost: (_receipt, { language }) => say(language).otherChanged,
    follow: (receipts) => (receipts.some(({ edit }) => isForEverything(edit)) ? ASK_CONSENT : undefined),
    foundAgain: (receipt, edit, caller) => {
      const { name, value } = after(edit, caller);
      const sentences = say(caller.language);
      return receipt ? sentences.foundSet(name, value) : sentences.isNot(name, value);
    },
  };
}

const isForEverything = (edit: Edit): boolean => {
  const { name, value } = Setting.parse(edit.op === 'remove' ? edit.before : edit.after);
  return name === 'cloud' && value === 'everything';
};

/** More leaves the house than was allowed before: that is said, and asked. Nothing is where there is no key. */
const ASK_CONSENT: Follow = {
  question: '',
  choices: [],
  yesNo: true,
  call: { action: 'consent.give', input: { use: 'everything' } },
};

const speaks = (tag: Json): tag is string =>
  typeof tag === 'string' && ANSWER_LANGUAGES.some((one) => one === languageOf(tag));

const answersIn = (tag: Json, { language }: HouseSettings, now: string): string =>
  tag === null ? language : speaks(tag) ? tag : now;

/** A language that eis reads, and does not speak. */
function onlyRead(edit: Edit, words: string): string {
  const { value } = Setting.parse(edit.op === 'remove' ? edit.before : edit.after);
  if (typeof value !== 'string' || speaks(value)) return '';
  return ` ${say(words).readsOnly(languageName(value, words), languageName(languageOf(words), words))}`;
}

/** As it is stored; what a newer eis stored besides is left out, and so is what is none. */
const Chosen = z.object({
  timeZone: z.string().exactOptional(),
  language: z.string().exactOptional(),
  marks: z.enum(['vikunja', 'todoist']).exactOptional(),
  firstDayOfWeek: z.literal([1, 6, 7]).exactOptional(),
  dateOrder: z.enum(['day-month', 'month-day']).exactOptional(),
  defaultProject: z.string().exactOptional(),
  cloud: z.enum(['analysis', 'everything']).exactOptional(),
  monthlyCap: z
    .union([z.object({ tokens: z.number() }), z.object({ money: z.number(), currency: z.string() })])
    .exactOptional(),
  quietHours: z.union([z.literal('off'), z.object({ from: z.string(), to: z.string() })]).exactOptional(),
});

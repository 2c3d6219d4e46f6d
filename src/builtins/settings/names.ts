import { z } from 'zod';
import { type InLanguages, said } from '../../core/slot.ts';
import type { Settings } from '../../core/settings.ts';

/** What can be set, in the order in which it is shown. */
export const SETTINGS = {
  'time zone': 'timeZone',
  language: 'language',
  marks: 'marks',
  'first day of week': 'firstDayOfWeek',
  'date order': 'dateOrder',
  'default project': 'defaultProject',
  'quiet hours': 'quietHours',
  cloud: 'cloud',
  'monthly cap': 'monthlyCap',
} as const satisfies Readonly<Record<string, keyof Settings>>;

export type SettingName = keyof typeof SETTINGS;

export const SettingName = z.enum([
  'time zone',
  'language',
  'marks',
  'first day of week',
  'date order',
  'default project',
  'quiet hours',
  'cloud',
  'monthly cap',
]);

type Names = Readonly<Record<string, SettingName>>;

const named = (name: SettingName, words: string): Names =>
  Object.fromEntries(words.split(',').map((one): [string, SettingName] => [one.trim(), name]));

/** How people name a setting; "live in" and "speak" as well, for "I live in Lisbon" and "speak German". */
const ENGLISH: Names = {
  ...named(
    'time zone',
    `time zone, timezone, zone, time zone setting, clock, live in, am living in, im living in, am based in, im based in, moved to, have moved to,
     ive moved to, just moved to, am located in, am at home in, am in the time zone, im in the time zone, am in the timezone, im in the timezone, i live in, i am in, im in, i am living in,
     im living in, i am based in, im based in, i am now in, im now in, i now live in, i moved to, i have moved to, ive moved to, i just moved to,
     i have just moved to, ive just moved to, we live in, we are in, we are living in, we are based in, we are now in, we now live in, we moved to,
     we have moved to, weve moved to, i am on, im on, i am now on, im now on, we are on, were on, we are now on, were now on`,
  ),
  ...named(
    'language',
    `language, my language, language setting, speak, speak to me in, talk to me in, talk in, answer in, answer me in, reply in, reply to me in, respond in,
     write to me in, write in, switch to, speak in`,
  ),
  ...named(
    'marks',
    'marks, mark, marks style, mark style, quick add, quick-add, quick add style, quick-add style, quick add syntax, quick-add syntax, quick add marks, syntax',
  ),
  ...named(
    'first day of week',
    `first day of week, first day of the week, first day of my week, start of week, start of the week, start of my week, week start, beginning of the week,
     week starts on, week begins on, start the week on, start my week on, begin the week on, begin my week on, week starts, week begins, weeks start on, weeks begin on`,
  ),
  ...named(
    'date order',
    'date order, order of dates, order of day and month, day and month order, date format, date style, format of dates',
  ),
  ...named(
    'default project',
    'default project, standard project, usual project, default list, standard list, usual list, project for new tasks, list for new tasks, inbox project',
  ),
  ...named(
    'quiet hours',
    'quiet hours, quiet time, quiet times, do not disturb hours, do not disturb, dont disturb me, rest hours, silent hours, silence hours',
  ),
  ...named('cloud', 'cloud, cloud model, cloud models, cloud use, use of the cloud'),
  ...named(
    'monthly cap',
    'monthly cap, cap per month, spend cap, spending cap, token cap, monthly limit, monthly spending limit, monthly token limit, spending limit',
  ),
};

const GERMAN: Names = {
  ...named(
    'time zone',
    `zeitzone, die zeitzone, meine zeitzone, wohne in, lebe in, bin zu hause in, bin daheim in, bin nach, ziehe nach, bin umgezogen nach, wohne jetzt in,
     lebe jetzt in, wohne seit kurzem in, ich wohne in, ich lebe in, ich bin in, ich wohne jetzt in, ich lebe jetzt in, ich bin jetzt in, ich bin gerade in,
     ich wohne seit kurzem in, ich bin zu hause in, wir wohnen in, wir leben in, wir sind in, wir wohnen jetzt in, wir leben jetzt in, wir sind jetzt in,
     wir sind gerade in, ich bin nach, wir sind nach, ich ziehe nach`,
  ),
  ...named(
    'language',
    `sprache, die sprache, meine sprache, sprich, rede, antworte auf, antworte mir auf, schreib auf, schreibe auf, schreib mir auf, schreibe mir auf,
     sprich auf, rede auf, wechsle zu, wechsle auf, sprich mit mir auf, rede mit mir auf, sprich mit mir, rede mit mir`,
  ),
  ...named(
    'marks',
    'zeichen, marken, marks, kurzschreibweise, schreibweise, schnelleingabe, quick add, quick-add, quick-add-stil, syntax, schnelleingabe zeichen',
  ),
  ...named(
    'first day of week',
    `erster wochentag, ersten wochentag, erste wochentag, wochenanfang, wochenbeginn, wochenstart, erster tag der woche, ersten tag der woche,
     erste tag der woche, beginn der woche, anfang der woche, woche beginnt am, woche beginnt, woche fangt am, woche startet am`,
  ),
  ...named(
    'date order',
    'datumsreihenfolge, reihenfolge im datum, reihenfolge des datums, reihenfolge von tag und monat, datumsformat, datumsschreibweise, format des datums',
  ),
  ...named(
    'default project',
    'standardprojekt, standard-projekt, standard projekt, ubliches projekt, standardliste, standard-liste, projekt fur neue aufgaben, liste fur neue aufgaben',
  ),
  ...named(
    'quiet hours',
    'ruhezeit, ruhezeiten, ruhezeit von, ruhige stunden, nachtruhe, stille zeit, stille zeiten, stille stunden, bitte nicht storen',
  ),
  ...named('cloud', 'cloud, cloud-modell, cloud-modelle, cloudmodell, cloudmodelle, cloud-nutzung'),
  ...named(
    'monthly cap',
    'monatsdeckel, monatslimit, monatliches limit, monatliche limit, monatlicher deckel, monatlichen deckel, monatliche obergrenze, ausgabenlimit, tokenlimit, token-limit, deckel im monat',
  ),
};

/** In every language the English names are known too: commands are the same everywhere. */
const WORDS: InLanguages<Names> = { en: ENGLISH, de: { ...ENGLISH, ...GERMAN } };

export const settingName = () =>
  said(SettingName, 'what to set, like time zone or language', { kind: 'choice', words: WORDS });

import { z } from 'zod';
import { customsOf } from '../../core/customs.ts';
import type { Json } from '../../core/json.ts';
import { languageName } from '../../core/languages.ts';
import { literal } from '../../core/reply.ts';
import { type HouseSettings, QUIET_HOURS } from '../../core/settings.ts';
import type { SettingName } from './names.ts';
import { say } from './sentences.ts';

/** What holds while nobody chose anything; `language` is the one the person chose, or that of the house. */
export const defaultOf = (name: SettingName, house: HouseSettings, language: string): Json => {
  switch (name) {
    case 'time zone':
      return house.timeZone;
    case 'language':
      return house.language;
    case 'marks':
      return 'vikunja';
    case 'first day of week':
      return house.firstDayOfWeek ?? customsOf(language).firstDayOfWeek;
    case 'date order':
      return house.dateOrder ?? customsOf(language).dateOrder;
    case 'default project':
      return null;
    case 'quiet hours':
      return { ...QUIET_HOURS };
    case 'cloud':
      return 'analysis';
    case 'monthly cap':
      return null;
  }
};

const Text = z.string().catch('');
const Cap = z.union([
  z.object({ tokens: z.number() }),
  z.object({ money: z.number(), currency: z.string() }),
]);
const Hours = z.object({ from: z.string(), to: z.string() });

/** A value that is chosen or holds for everybody, in Markdown. */
export function sayValue(name: SettingName, value: Json, language: string): string {
  const sentences = say(language);
  switch (name) {
    case 'time zone':
      return literal(Text.parse(value));
    case 'default project':
      return value === null ? sentences.inbox : literal(Text.parse(value));
    case 'language':
      return literal(languageName(Text.parse(value), language));
    case 'marks':
      return value === 'todoist' ? sentences.todoistMarks : sentences.vikunjaMarks;
    case 'first day of week':
      return value === 7 ? sentences.sunday : value === 6 ? sentences.saturday : sentences.monday;
    case 'date order':
      return value === 'month-day' ? sentences.monthDay : sentences.dayMonth;
    case 'quiet hours': {
      const hours = Hours.safeParse(value).data;
      return hours ? `${literal(hours.from)}–${literal(hours.to)}` : sentences.off;
    }
    case 'cloud':
      return value === 'everything' ? sentences.everything : sentences.analysis;
    case 'monthly cap':
      return sayCap(value, language);
  }
}

function sayCap(value: Json, language: string): string {
  const sentences = say(language);
  const cap = Cap.safeParse(value).data;
  if (!cap) return sentences.capOfTheHouse;
  return 'tokens' in cap ? sentences.tokens(cap.tokens) : literal(`${cap.money} ${cap.currency}`);
}

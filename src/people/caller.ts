import type { Caller, Role } from '../core/caller.ts';
import { customsOf } from '../core/customs.ts';
import type { UserId } from '../core/ids.ts';
import type { Place } from '../core/place.ts';
import type { HouseSettings, Settings } from '../core/settings.ts';
import { ANSWER_LANGUAGES, languageOf } from '../core/speech.ts';

export interface CallerOfDeps {
  /** What a person chose. */
  readonly settingsOf: (user: UserId) => Promise<Settings>;
}

/** The person as actions see them. `role` comes from `admit`. */
export const createCallerOf =
  ({ settingsOf, ...house }: HouseSettings & CallerOfDeps) =>
  async (user: UserId, role: Role, place: Place): Promise<Caller> => {
    const own = await settingsOf(user);
    const customs = customsOf(own.language ?? house.language);
    return {
      user,
      role,
      place,
      timeZone: own.timeZone ?? house.timeZone,
      timeZoneFrom: own.timeZone === undefined ? 'default' : 'person',
      ...languagesOf(own, house),
      dateOrder: own.dateOrder ?? house.dateOrder ?? customs.dateOrder,
      firstDayOfWeek: own.firstDayOfWeek ?? house.firstDayOfWeek ?? customs.firstDayOfWeek,
      marks: own.marks,
      defaultProject: own.defaultProject,
    };
  };

/** Who chose a language that eis only reads is answered in that of the house. */
function languagesOf(
  { language: chosen }: Settings,
  { language: ofHouse }: Pick<HouseSettings, 'language'>,
): Pick<Caller, 'language' | 'languageFrom' | 'readsIn'> {
  if (chosen === undefined) return { language: ofHouse, languageFrom: 'default' };
  const isSpoken = ANSWER_LANGUAGES.some((one) => one === languageOf(chosen));
  return {
    language: isSpoken ? chosen : ofHouse,
    languageFrom: isSpoken ? 'person' : 'default',
    readsIn: chosen,
  };
}

/** In which a person is answered. */
export const createLanguageOf =
  ({ settingsOf, ...house }: Pick<HouseSettings, 'language'> & CallerOfDeps) =>
  async (user: UserId): Promise<string> =>
    languagesOf(await settingsOf(user), house).language;

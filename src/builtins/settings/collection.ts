import { z } from 'zod';
import type { Collection, Wording } from '../../core/collection.ts';
import type { Edit } from '../../core/edit.ts';
import type { UserId } from '../../core/ids.ts';
import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';

export interface Settings {
  /** IANA. Left out: that of the house. */
  readonly timeZone?: string;
}

export interface SettingsDeps {
  readonly settings: {
    readonly read: (owner: UserId) => Promise<Settings>;
    /** In place of all that was chosen before. */
    readonly write: (owner: UserId, settings: Settings) => Promise<void>;
  };
  /** That of the house. */
  readonly timeZone: string;
}

export interface SettingsClient extends SettingsDeps {
  readonly owner: UserId;
}

export const TIME_ZONE = 'time zone';

const Setting = z.object({ value: z.string().nullable() });

/** A setting that was not chosen is there as well, with no value: settings are changed, never made and removed. */
export const settingCollection = ({ owner, settings, timeZone: ofHouse }: SettingsClient): Collection => ({
  noun: 'setting',
  read: async () => {
    const { timeZone } = await settings.read(owner);
    return { name: TIME_ZONE, value: timeZone ?? null };
  },
  watermark: async () => await Promise.resolve(null),
  create: async () => await neverMade(),
  findMade: async () => await neverMade(),
  update: async (_id, { after }) => {
    const { value } = Setting.parse(after);
    const { timeZone: _replaced, ...others } = await settings.read(owner);
    await settings.write(owner, value === null ? others : { ...others, timeZone: value });
  },
  remove: async () => await neverMade(),
  linkTo: () => undefined,
  words: settingWords(ofHouse),
});

const neverMade = async (): Promise<never> =>
  await Promise.reject(new Error('settings are changed, never made and removed'));

function settingWords(ofHouse: string): Wording {
  const valueIn = (fields: Fields): string => {
    return literal(Setting.parse(fields).value ?? ofHouse);
  };
  const after = (edit: Edit): string => valueIn(edit.op === 'update' ? edit.after : { value: null });
  const told = (edit: Edit): string => `Time zone: ${after(edit)}.`;
  return {
    name: () => TIME_ZONE,
    told: ({ edit }) => told(edit),
    toldTogether: (receipts) => receipts.map(({ edit }) => told(edit)).join('\n'),
    asked: (edits) => edits.map((edit) => `Set the time zone to ${after(edit)}?`).join('\n'),
    takenBack: (receipts, stayed) =>
      [
        ...receipts.map(({ edit }) => `↩️ Taken back: the time zone is ${after(edit)} again.`),
        ...stayed.map(({ stays }) => `The time zone ${stays}.`),
      ].join('\n'),
    differs: (expected, found) => {
      if (!found || Setting.parse(expected).value === Setting.parse(found).value) return undefined;
      return { difference: `it is now ${valueIn(found)}`, stays: `stays ${valueIn(found)}` };
    },
    refused: ({ edit }) => `the time zone is not ${after(edit)}`,
    lost: () => 'another setting has changed',
    foundAgain: (receipt, edit) =>
      receipt ? `the time zone is ${after(edit)}.` : `the time zone is not ${after(edit)}`,
  };
}

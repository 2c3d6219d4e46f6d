import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import { OwnCredentials } from '../../core/own-credentials.ts';
import { edits } from '../../core/plan.ts';
import { literal, status } from '../../core/reply.ts';
import { text } from '../../core/slot.ts';
import { settingCollection, type SettingsClient, type SettingsDeps, TIME_ZONE } from './collection.ts';
import { readTimeZone } from './read-time-zone.ts';

const defineAction = actionsOn<SettingsClient>();

export const setSetting = defineAction({
  name: 'settings.set',
  summary: 'Choose the time zone I use for you',
  effect: 'write',
  input: z.object({ value: text('a time zone, like Europe/Berlin') }),
  aliases: ['set time zone', 'config time zone'],
  phrases: [
    'set time zone to {value}',
    'set my time zone to {value}',
    'set the time zone to {value}',
    'change my time zone to {value}',
    'use the time zone {value}',
    'my time zone is {value}',
    'i am in the time zone {value}',
  ],
  examples: [
    { say: 'set time zone to Europe/Berlin', means: { value: 'Europe/Berlin' } },
    { say: 'my time zone is America/New_York', means: { value: 'America/New_York' } },
  ],
  plan: async ({ owner, settings }, { value }) => {
    const zone = readTimeZone(value);
    if (zone.kind === 'unclear') return { ...zone, choices: [...zone.choices] };
    const { timeZone } = await settings.read(owner);
    return edits([
      {
        op: 'update',
        noun: 'setting',
        id: TIME_ZONE,
        before: { name: TIME_ZONE, value: timeZone ?? null },
        after: { name: TIME_ZONE, value: zone.timeZone },
      },
    ]);
  },
});

export const showSettings = defineAction({
  name: 'settings.show',
  summary: 'Say how I am set for you',
  effect: 'read',
  input: z.object({}),
  phrases: [
    'settings',
    'my settings',
    'show settings',
    'show my settings',
    'show me my settings',
    'what are my settings',
    'what is my time zone',
    "what's my time zone",
    'which time zone do you use',
  ],
  examples: [
    { say: 'settings', means: {} },
    { say: 'show my settings', means: {} },
  ],
  run: async (_client, _input, { caller }) => caller,
  present: ({ timeZone, timeZoneFrom }) =>
    status(
      `Settings\n• time zone ${literal(timeZone)} ${timeZoneFrom === 'person' ? '👤' : '📝'}. Say: set time zone to Europe/Berlin`,
    ),
});

/** What a person chose about eis; 👤 it was chosen, 📝 it is that of the house (conversation.md 15.1). */
export const createSettings = (deps: SettingsDeps): Backend =>
  defineBackend({
    name: 'settings',
    title: 'Settings',
    credentials: OwnCredentials,
    connect: async ({ owner }): Promise<SettingsClient> => await Promise.resolve({ ...deps, owner }),
    origin: ({ owner }) => `eis:settings:${owner}`,
    calledAs: () => 'eis',
    check: async () => {},
    actions: [setSetting, showSettings],
    collections: (client) => [settingCollection(client)],
  });

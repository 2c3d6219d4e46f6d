import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import { OwnCredentials } from '../../core/own-credentials.ts';
import { edits } from '../../core/plan.ts';
import { status } from '../../core/reply.ts';
import { text } from '../../core/slot.ts';
import { settingCollection, settingIn, type SettingsClient, type SettingsDeps } from './collection.ts';
import { KNOWN_PLACES } from './known-places.ts';
import { SettingName, settingName } from './names.ts';
import { readSetting } from './read-setting.ts';
import { defaultOf, sayValue } from './say-value.ts';
import { say } from './sentences.ts';

const defineAction = actionsOn<SettingsClient>();

export const setSetting = defineAction({
  name: 'settings.set',
  summary: 'Choose how I am set for you',
  effect: 'write',
  input: z.object({
    name: settingName(),
    value: text('what it is to be, like Europe/Berlin; default for what holds for everybody', {
      known: KNOWN_PLACES,
    }),
  }),
  aliases: ['set'],
  examples: [
    { say: 'set time zone to Europe/Berlin', means: { name: 'time zone', value: 'Europe/Berlin' } },
    { say: 'my time zone is America/New_York', means: { name: 'time zone', value: 'America/New_York' } },
    { say: 'set language to German', means: { name: 'language', value: 'German' } },
  ],
  plan: async (client, { name, value: words }, { caller, signal }) => {
    const read = await readSetting({ name, words, caller, signal }, client);
    if (read.kind === 'unclear') return { ...read, choices: [...read.choices] };
    const before = settingIn(await client.settings.read(client.owner), name);
    return edits([
      { op: 'update', noun: 'setting', id: name, before, after: { ...before, value: read.value } },
    ]);
  },
});

export const showSettings = defineAction({
  name: 'settings.show',
  summary: 'Say how I am set for you',
  effect: 'read',
  input: z.object({}),
  examples: [
    { say: 'settings', means: {} },
    { say: 'show my settings', means: {} },
  ],
  run: async ({ owner, settings, house }, _input, { caller: { language, readsIn = language } }) => {
    const chosen = await settings.read(owner);
    return SettingName.options.map((name) => {
      const { value = null } = settingIn(chosen, name);
      const isChosen = value !== null;
      return { name, value: isChosen ? value : defaultOf(name, house, readsIn), isChosen };
    });
  },
  present: (lines, { language }) => {
    const sentences = say(language);
    const spoken = lines.map(({ name, value, isChosen }) => {
      const line = sentences.line(name, sayValue(name, value, language));
      return `• ${line} ${isChosen ? '👤' : '📝'}`;
    });
    return status([sentences.title, ...spoken, sentences.howToSet].join('\n'));
  },
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

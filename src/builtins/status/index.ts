import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import type { Caller } from '../../core/caller.ts';
import type { Connection } from '../../core/connection.ts';
import { connectionLine } from '../../core/connection-line.ts';
import type { UserId } from '../../core/ids.ts';
import { literal, status as statusReply } from '../../core/reply.ts';
import { languageOf } from '../../core/speech.ts';
import { modelsLine, type ModelsState } from './models-state.ts';
import { say } from './sentences.ts';

export interface StatusDeps {
  /** The default ones first, then by name. */
  readonly connectionsOf: (user: UserId) => Promise<readonly Connection[]>;
  /** `Vikunja` for `vikunja`. */
  readonly titleOf: (service: string) => string;
  /** Who turns words into actions, besides the phrases. */
  readonly modelsOf: (caller: Caller) => Promise<ModelsState>;
  readonly version: string;
}

const defineAction = actionsOn<StatusDeps>();

export const status = defineAction({
  name: 'status',
  summary: 'Say what is connected and how I am set',
  effect: 'read',
  input: z.object({}),
  examples: [{ say: 'status', means: {} }],
  run: async ({ connectionsOf, titleOf, modelsOf, version }, _input, { caller, now }) => {
    const { timeZone, language } = caller;
    const clock = { now, timeZone, language };
    const connections = await connectionsOf(caller.user);
    return {
      connections: connections.map((one) => connectionLine(one, titleOf(one.service), clock)),
      models: modelsLine(await modelsOf(caller), caller),
      version,
    };
  },
  present: ({ connections, models, version }, { language, languageFrom, timeZone, timeZoneFrom }) => {
    const words = say(language);
    const zone = `${words.timeZone(literal(timeZone))} ${originOf(timeZoneFrom)}`;
    return statusReply(
      [
        words.connections,
        ...(connections.length > 0 ? connections : [words.ownList]).map((line) => `• ${line}`),
        words.models,
        `• ${models}`,
        words.settings,
        `• ${words.language(literal(languageName(language)))} ${originOf(languageFrom)} · ${zone}`,
        `eis ${literal(version)}`,
      ].join('\n'),
    );
  },
});

/** Whether the person chose it, or it is that of the house (conversation.md 15.1). */
const originOf = (from: 'person' | 'default' | undefined): string => (from === 'person' ? '👤' : '📝');

/** `English` for `en`, in that language itself; the tag when nobody gave it a name. */
const languageName = (tag: string): string =>
  new Intl.DisplayNames([languageOf(tag) === 'de' ? 'de' : 'en'], { type: 'language' }).of(tag) ?? tag;

/** All in one message; 👤 means that a person chose a setting, 📝 that it has its default (conversation.md 15.1). */
export const createStatus = (deps: StatusDeps): Backend =>
  defineBackend({
    name: 'status',
    title: 'Status',
    credentials: z.object({}),
    connect: async () => deps,
    origin: () => 'eis:status',
    check: async () => {},
    actions: [status],
  });

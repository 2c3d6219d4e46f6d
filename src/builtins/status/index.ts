import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import type { Caller } from '../../core/caller.ts';
import { literal, status as statusReply } from '../../core/reply.ts';

/** One thing that works for a person, or does not. */
export interface StatusLine {
  readonly name: string;
  /** For example `connected` (conversation.md 15.1). */
  readonly state: string;
}

export interface StatusDeps {
  readonly connectionsOf: (caller: Caller) => Promise<readonly StatusLine[]>;
  /** Who turns words into actions, the quickest first. */
  readonly modelsOf: (caller: Caller) => Promise<readonly StatusLine[]>;
  readonly version: string;
}

const defineAction = actionsOn<StatusDeps>();

const status = defineAction({
  name: 'status',
  summary: 'Say what is connected and how I am set',
  effect: 'read',
  input: z.object({}),
  phrases: [
    'status',
    'show status',
    'show me the status',
    'show the status',
    "what's your status",
    'what is your status',
    'how are you set up',
  ],
  examples: [{ say: 'status', means: {} }],
  run: async ({ connectionsOf, modelsOf, version }, _input, { caller }) => ({
    connections: await connectionsOf(caller),
    models: await modelsOf(caller),
    version,
  }),
  present: ({ connections, models, version }, { language, timeZone }) =>
    statusReply(
      [
        'Connections',
        connections.map((line) => `• ${spoken(line)}`).join('\n'),
        'Models',
        `• ${models.map(spoken).join(' · ')}`,
        'Settings',
        `• language ${literal(languageName(language))} 📝 · time zone ${literal(timeZone)} 📝`,
        `eis ${literal(version)}`,
      ].join('\n'),
    ),
});

const spoken = ({ name, state }: StatusLine): string => `${literal(name)}: ${literal(state)}`;

/** `English` for `en`; the tag itself when nobody gave it a name. */
const languageName = (tag: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;

/** All in one message; 📝 means that a setting has its default (conversation.md 15.1). */
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

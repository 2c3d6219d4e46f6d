import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import { literal, status } from '../../core/reply.ts';

export interface VersionDeps {
  readonly version: string;
}

const defineAction = actionsOn<VersionDeps>();

export const version = defineAction({
  name: 'version',
  summary: 'Say which version I am',
  effect: 'read',
  input: z.object({}),
  examples: [{ say: 'version', means: {} }],
  run: async (deps) => deps.version,
  present: (running) => status(`eis ${literal(running)}`),
  scope: () => [],
});

export const createVersion = (deps: VersionDeps): Backend =>
  defineBackend({
    name: 'version',
    title: 'Version',
    credentials: z.object({}),
    connect: async () => deps,
    origin: () => 'eis:version',
    check: async () => {},
    actions: [version],
  });

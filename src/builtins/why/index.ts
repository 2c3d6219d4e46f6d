import { type Backend, defineBackend } from '../../core/backend.ts';
import { OwnCredentials } from '../../core/own-credentials.ts';
import type { Client, WhyDeps } from './deps.ts';
import { ledger } from './ledger.ts';
import { why } from './why.ts';

/** Why eis answered as it did, and what left the house for it (conversation.md 15.2). */
export const createWhy = (deps: WhyDeps): Backend =>
  defineBackend({
    name: 'why',
    title: 'Why',
    credentials: OwnCredentials,
    connect: async ({ owner }): Promise<Client> => await Promise.resolve({ ...deps, owner }),
    origin: ({ owner }) => `eis:why:${owner}`,
    check: async () => {},
    actions: [why, ledger],
  });

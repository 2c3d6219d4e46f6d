import { type Backend, defineBackend } from '../../core/backend.ts';
import { OwnCredentials } from '../../core/own-credentials.ts';
import { addKey } from './add-key.ts';
import { keyCollection } from './collection.ts';
import { giveConsent, withdrawConsent } from './consent.ts';
import type { Client, ModelsDeps } from './deps.ts';
import { listKeys } from './list-keys.ts';
import { removeKey } from './remove-key.ts';

/** A person's own keys for cloud models, and what they may be used for (conversation.md §14). */
export const createModels = (deps: ModelsDeps): Backend =>
  defineBackend({
    name: 'models',
    title: 'Models',
    credentials: OwnCredentials,
    connect: async ({ owner }): Promise<Client> => await Promise.resolve({ ...deps, owner }),
    origin: ({ owner }) => `eis:models:${owner}`,
    calledAs: () => 'eis',
    check: async () => {},
    actions: [addKey, removeKey, listKeys, giveConsent, withdrawConsent],
    collections: (client) => [keyCollection(client)],
  });

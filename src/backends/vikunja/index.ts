import { z } from 'zod';
import { type Backend, defineBackend } from '../../core/backend.ts';
import { Secret } from '../../core/secret.ts';
import { taskActions } from '../../domains/tasks/actions.ts';
import { fileCollection } from '../../domains/tasks/files/file-collection.ts';
import { labelCollection, projectCollection, taskCollection } from '../../domains/tasks/collections.ts';
import type { TaskKeeper } from '../../domains/tasks/keeper.ts';
import { Capability } from './capability.ts';
import { createVikunjaKeeper } from './keeper.ts';
import { newTokenAt } from './rights.ts';
import { openService, type Service } from './service.ts';
import { findVikunja, testCredentials } from './test-credentials.ts';

const Credentials = z.object({
  address: z
    .string()
    .trim()
    .transform((typed) => (/^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
    .pipe(z.url({ protocol: /^https?$/ }))
    .transform((url) => url.replace(/\/+$/, ''))
    .meta({ title: 'Address of your Vikunja', examples: ['https://my.vikunja.io'] }),
  token: z
    .string()
    .trim()
    .min(1)
    .transform((token) => new Secret(token))
    .meta({ title: 'API token' }),
});

/** Every request of the person, and none that leaves the service: `fetch` is bound to its address. */
const authorised =
  (token: Secret, fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token.reveal()}`);
    return await fetch(input, { ...init, headers });
  };

interface Client {
  readonly service: Service;
  readonly keeper: TaskKeeper;
  readonly facts: Capability | undefined;
}

/** As many as a database takes at a time that takes more than one. */
const WRITES_AT_ONCE = 4;

/** Projects, labels and tasks of a Vikunja from 0.24 on, with an API token of the person. */
export const createVikunja = (): Backend =>
  defineBackend({
    name: 'vikunja',
    title: 'Vikunja',
    credentials: Credentials,
    connect: async ({ address, token }, io): Promise<Client> => {
      const service = openService(address, { ...io, fetch: authorised(token, io.fetch) });
      const files = { ...io.files, fetch: authorised(token, io.files.fetch) };
      return {
        service,
        keeper: createVikunjaKeeper(service, files),
        facts: Capability.safeParse(io.facts).data,
      };
    },
    test: async ({ address, token }, io, signal) =>
      await testCredentials({ address, authorised: authorised(token, io.fetch) }, io, signal),
    reach: async (address, io, signal) => {
      await findVikunja(address, io, signal);
    },
    newSecretAt: (address) => newTokenAt(`${address.replace(/\/+$/, '')}/`),
    origin: ({ service }) => service.address,
    calledAs: ({ service }) => service.host,
    writesAtOnce: ({ facts }) => (facts?.concurrentWrites === true ? WRITES_AT_ONCE : 1),
    check: async ({ service }) => {
      await service.refresh(new AbortController().signal);
    },
    actions: taskActions((client: Client) => client.keeper),
    collections: ({ keeper }) => [
      taskCollection(keeper),
      projectCollection(keeper),
      labelCollection(keeper),
      fileCollection(keeper),
    ],
  });

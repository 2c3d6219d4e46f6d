import type { ConnectionName } from '../core/action.ts';
import type { Site } from '../core/action-result.ts';
import type { Backend } from '../core/backend.ts';
import type { SealedConnection } from '../core/connection.ts';
import { fold } from '../core/fold.ts';

/** Where an action can be carried out: a connection of the person, or what eis does by itself. */
export interface Home {
  readonly backend: Backend;
  /** Left out: an ability of eis's own, its own list among them. */
  readonly connection?: SealedConnection;
}

/** The name by which edits and the journal know a home. */
export const homeId = ({ backend, connection }: Home): string => connection?.id ?? backend.name;

/** What a person calls it. */
export const homeName = ({ backend, connection }: Home): string => connection?.name ?? backend.title;

/** As people are told where something was looked or written; several of them look as one. */
export function siteOf(homes: readonly Home[]): Site | undefined {
  const [first] = homes;
  if (!first) return undefined;
  const names = homes.flatMap(({ connection }) => (connection ? [connection.name] : []));
  const service = [...new Set(homes.map(({ backend }) => backend.title))].join(', ');
  return { service, ...(names.length > 0 ? { connection: names.join(', ') } : {}) };
}

export const connectionName = ({ id, name, service }: SealedConnection): ConnectionName => ({
  id,
  name,
  service,
});

/** People connect it by themselves, with credentials of their own. */
const isService = ({ test }: Backend): boolean => test !== undefined;

/** All homes of a person: their connections in the order given, then what needs none. */
export function homesOf(
  backends: readonly Backend[],
  connections: readonly SealedConnection[],
): readonly Home[] {
  const connected = connections.flatMap((connection): Home[] => {
    const backend = backends.find(({ name }) => name === connection.service);
    return backend && isService(backend) ? [{ backend, connection }] : [];
  });
  const own = backends.filter((backend) => !isService(backend)).map((backend): Home => ({ backend }));
  return [...connected, ...own];
}

/** By id or by what people call it: `my`, `own-list`, `my own list`. */
export function homeCalled(homes: readonly Home[], words: string): Home | undefined {
  const sought = fold(words.trim());
  return (
    homes.find((home) => homeId(home) === words) ??
    homes.find((home) => fold(homeName(home)) === sought || fold(homeId(home)) === sought)
  );
}

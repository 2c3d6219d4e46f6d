import type { ApplicationService } from './application-service.ts';
import { type Content, isObject, type RoomEvent } from './event.ts';
import type { Quirks } from './quirks.ts';
import type { Item } from './transaction-queue.ts';
import type { World } from './world.ts';

export interface BodyDeps {
  readonly world: World;
  readonly service: ApplicationService;
  readonly quirks: () => Quirks;
}

export interface TransactionBody {
  readonly events: readonly RoomEvent[];
  readonly [part: string]: object;
}

/** The body of one transaction: events, and what the family puts beside them. */
export function transactionBody(items: readonly Item[], deps: BodyDeps): TransactionBody {
  const quirks = deps.quirks();
  const contents = (kind: 'ephemeral' | 'device message'): readonly Content[] =>
    items.flatMap((item) => (item.kind === kind ? [item.content] : []));
  return {
    events: items.flatMap((item) => (item.kind === 'event' ? [item.render()] : [])),
    ...(quirks.ephemeral ? { ephemeral: contents('ephemeral') } : {}),
    ...(quirks.pushesDeviceMessages === 'no'
      ? {}
      : { 'de.sorunome.msc2409.to_device': contents('device message') }),
    ...(quirks.pushesDeviceMessages === 'as well' ? keyParts(deps) : {}),
  };
}

const USUAL = 'signed_curve25519';

/** Synapse with both flags: lists and counts of all users of the service, under two names each. */
function keyParts({ world, service }: BodyDeps): Readonly<Record<string, object>> {
  const accounts = world.accounts.all().filter(({ user }) => service.owns(user));
  const counts = Object.fromEntries(
    accounts.map(({ user, devices, crossSigning }) => [
      user,
      {
        ...Object.fromEntries([...devices.values()].map(({ id, keys }) => [id, { ...keys.counts() }])),
        // Public keys look like devices that have no keys at all.
        ...Object.fromEntries(publicKeys(crossSigning).map((key) => [key, {}])),
      },
    ]),
  );
  const unused = Object.fromEntries(
    accounts.map(({ user, devices }) => [
      user,
      Object.fromEntries(
        [...devices.values()].map(({ id, keys }) => [
          id,
          keys.unusedFallback().filter((one) => one === USUAL),
        ]),
      ),
    ]),
  );
  return {
    'org.matrix.msc3202.device_lists': { changed: [...world.deviceLists.since(0)], left: [] },
    'org.matrix.msc3202.device_one_time_key_counts': counts,
    'org.matrix.msc3202.device_one_time_keys_count': counts,
    'org.matrix.msc3202.device_unused_fallback_key_types': unused,
  };
}

const publicKeys = (crossSigning: Content | undefined): readonly string[] =>
  Object.values(crossSigning ?? {}).flatMap((key) => {
    const keys = isObject(key) ? key['keys'] : undefined;
    return isObject(keys) ? Object.values(keys).filter((value) => typeof value === 'string') : [];
  });

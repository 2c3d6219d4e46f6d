import { z } from 'zod';
import type { Device } from '../accounts.ts';
import { type Content, isObject } from '../event.ts';
import { changedLists } from '../keys/changed-lists.ts';
import { PublishedKeys } from '../keys/published-keys.ts';
import { withSignatures } from '../keys/signatures.ts';
import { badJson, Refusal } from '../refusal.ts';
import { type Answer, type Call, type Endpoint, ok, part, type Requester, type Server } from '../server.ts';
import { canonical } from '../../../core/json.ts';
import { positionOf } from './events.ts';
import { once } from './once.ts';

const object = z.record(z.string(), z.json());

const uploadBody = z.looseObject({
  device_keys: object.optional(),
  one_time_keys: object.default({}),
  fallback_keys: object.default({}),
});

function upload(server: Server, call: Call): Answer {
  const { user, device } = call.requester;
  const { device_keys: identity, one_time_keys, fallback_keys } = uploadBody.parse(call.body);
  if (!device) return uploadWithoutDevice(server);
  if (identity && !PublishedKeys.belongTo(identity, { user, device: device.id }))
    throw badJson('user_id or device_id in the keys do not match those of the token');
  device.keys.addOneTime(one_time_keys);
  device.keys.setFallback(fallback_keys);
  if (identity && canonical(identity) !== canonical(device.keys.identity)) {
    device.keys.identity = identity;
    server.world.tellDevices(user);
  }
  return ok({ one_time_key_counts: countsOf(server, device) });
}

function uploadWithoutDevice({ quirks }: Server): Answer {
  if (quirks.keysWithoutDevice === 'works') return ok({ one_time_key_counts: {} });
  throw new Refusal(400, 'M_UNKNOWN', 'To upload keys, you must pass device_id when authenticating');
}

function countsOf({ quirks }: Server, { keys }: Device): object {
  const counts = keys.counts();
  const isZero = Object.values(counts).every((count) => count === 0);
  return isZero && quirks.zeroCounts === 'left out' ? {} : counts;
}

const queryBody = z.looseObject({ device_keys: z.record(z.string(), z.array(z.string())) });

function query(server: Server, { requester, body }: Call): Answer {
  const wanted = Object.entries(queryBody.parse(body).device_keys);
  const devices = wanted.map(([user, ids]) => [user, devicesOf(server, user, ids)] as const);
  const keys = (name: KeyName): Content =>
    Object.fromEntries(
      wanted.flatMap(([user]) => {
        const key = shownKey(server, { user, name, to: requester });
        return key ? [[user, key] as const] : [];
      }),
    );
  return ok({
    device_keys: Object.fromEntries(devices),
    ...(server.quirks.shortKeyAnswers ? {} : { failures: {} }),
    ...filledUnlessWhole(server, 'master_keys', keys('master_key')),
    ...filledUnlessWhole(server, 'self_signing_keys', keys('self_signing_key')),
    ...filledUnlessWhole(server, 'user_signing_keys', keys('user_signing_key')),
  });
}

const filledUnlessWhole = ({ quirks }: Server, name: string, keys: Content): Content =>
  quirks.emptyKeyMaps === 'left out' && Object.keys(keys).length === 0 ? {} : { [name]: keys };

function devicesOf({ world }: Server, user: string, ids: readonly string[]): Content {
  const devices = [...(world.accounts.find(user)?.devices.values() ?? [])];
  return Object.fromEntries(
    devices
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .flatMap(({ id, keys, displayName }) => {
        const shown = keys.shown(displayName);
        return shown ? [[id, shown] as const] : [];
      }),
  );
}

type KeyName = 'master_key' | 'self_signing_key' | 'user_signing_key';

/** Who signs other people is nobody else's business: that key, and the signatures made with it. */
function shownKey(
  { world }: Server,
  { user, name, to }: { user: string; name: KeyName; to: Requester },
): Content | undefined {
  const key = world.accounts.find(user)?.crossSigning?.[name];
  if (!isObject(key) || (name === 'user_signing_key' && user !== to.user)) return undefined;
  const own = to.account?.signedOthers.get(user);
  return own && name === 'master_key' ? withSignatures(key, own) : key;
}

const claimBody = z.looseObject({
  one_time_keys: z.record(z.string(), z.record(z.string(), z.string())),
});

function claim(server: Server, { body }: Call): Answer {
  const { one_time_keys } = claimBody.parse(body);
  const claimed = Object.entries(one_time_keys).map(
    ([user, devices]) => [user, claimFrom(server, user, devices)] as const,
  );
  return ok({
    one_time_keys: Object.fromEntries(claimed.filter(([, keys]) => Object.keys(keys).length > 0)),
    ...(server.quirks.shortKeyAnswers ? {} : { failures: {} }),
  });
}

function claimFrom(
  { world, quirks }: Server,
  user: string,
  wanted: Readonly<Record<string, string>>,
): Content {
  const devices = world.accounts.find(user)?.devices;
  const found = Object.entries(wanted).flatMap(([id, algorithm]) => {
    const keys = devices?.get(id)?.keys;
    const key = keys?.claim(algorithm, quirks);
    if (!keys || !key) return [];
    if (quirks.claimTells === 'at once') keys.touched = world.advance();
    return [[id, { [key[0]]: key[1] }] as const];
  });
  return Object.fromEntries(found);
}

function changes(server: Server, { requester, query: asked }: Call): Answer {
  const since = positionOf(asked.get('from')) ?? 0;
  return ok(changedLists(server.world, requester.user, { since, quirks: server.quirks }));
}

const messagesBody = z.looseObject({ messages: z.record(z.string(), z.record(z.string(), object)) });

function sendToDevice(server: Server, call: Call): Answer {
  return once(server, call, () => {
    const { messages } = messagesBody.parse(call.body);
    const [type, sender] = [part(call, 'type'), call.requester.user];
    server.mail.post(
      Object.entries(messages).flatMap(([user, devices]) =>
        Object.entries(devices).map(([device, content]) => ({
          user,
          device,
          event: { type, sender, content },
        })),
      ),
    );
    return ok();
  });
}

const keys = '/_matrix/client/v3/keys';

export const keyEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: `${keys}/upload`, needs: 'sync', answer: upload },
  { method: 'POST', path: `${keys}/query`, answer: query },
  { method: 'POST', path: `${keys}/claim`, answer: claim },
  { method: 'GET', path: `${keys}/changes`, answer: changes },
  { method: 'PUT', path: '/_matrix/client/v3/sendToDevice/:type/:transaction', answer: sendToDevice },
];

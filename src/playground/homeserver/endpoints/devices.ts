import { z } from 'zod';
import type { Content } from '../event.ts';
import { forbidden, notFound, Refusal } from '../refusal.ts';
import { type Answer, type Call, type Endpoint, ok, part, type Requester, type Server } from '../server.ts';

const deviceBody = z.looseObject({ display_name: z.string().optional() });

const accountOf = ({ account }: Requester): NonNullable<Requester['account']> => {
  if (!account) throw forbidden('User does not exist.');
  return account;
};

/** Making a device for a user of the service (MSC4190), or giving a device one has a name. */
function putDevice(server: Server, call: Call): Answer {
  const { requester } = call;
  const account = accountOf(requester);
  const id = part(call, 'device');
  const known = account.devices.get(id);
  if (!known && !requester.isService) throw notFound('No such device');
  if (!known) refuseNewDevice(server);
  const device = server.world.accounts.device(account, id);
  device.displayName = deviceBody.parse(call.body).display_name ?? device.displayName;
  if (!known && server.quirks.putDevice === 'ruins the token')
    server.world.accounts.giveToken(account, device, server.service.serviceToken);
  return { status: known ? 200 : server.quirks.putDeviceStatus, body: {} };
}

function refuseNewDevice({ quirks }: Server): void {
  if (quirks.putDevice === '404 M_FORBIDDEN') throw new Refusal(404, 'M_FORBIDDEN', 'device does not exist');
  if (quirks.putDevice === '404 M_NOT_FOUND') throw notFound('Device not found.');
}

function deleteDevice(server: Server, call: Call): Answer {
  const account = accountOf(call.requester);
  if (!call.requester.isService || server.quirks.deleteDevice === 'asks for a password') askPassword(server);
  server.world.accounts.removeDevice(account, part(call, 'device'));
  return ok();
}

function askPassword(server: Server): never {
  throw new Refusal(401, '', 'A password is needed', {
    completed: [],
    flows: [{ stages: ['m.login.password'] }],
    params: {},
    session: server.world.makeText(24),
  });
}

const messagesBody = z.looseObject({
  messages: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.json()))),
});

function sendToDevice(server: Server, call: Call): Answer {
  const { messages } = messagesBody.parse(call.body);
  for (const [user, byDevice] of Object.entries(messages))
    for (const [device, content] of Object.entries(byDevice))
      deliver(server, {
        user,
        device,
        event: { type: part(call, 'type'), sender: call.requester.user, content },
      });
  return ok();
}

function deliver(
  { world }: Server,
  { user, device, event }: { user: string; device: string; event: Content },
): void {
  const devices = world.accounts.find(user)?.devices;
  const chosen = device === '*' ? [...(devices?.values() ?? [])] : [devices?.get(device)];
  for (const one of chosen) one?.messages.push({ position: world.advance(), event });
}

const crossSigningBody = z.looseObject({
  master_key: z.record(z.string(), z.json()).optional(),
  auth: z.looseObject({ password: z.string().optional() }).optional(),
});

function uploadCrossSigning(server: Server, call: Call): Answer {
  const account = accountOf(call.requester);
  const { master_key, auth } = crossSigningBody.parse(call.body);
  const asks = account.crossSigning
    ? server.quirks.crossSigningReplaceAsks
    : server.quirks.firstCrossSigningAsks;
  const passwordFits = account.password !== undefined && account.password === auth?.password;
  if (asks && !passwordFits) askPassword(server);
  account.crossSigning = master_key ?? {};
  return ok();
}

/** The keys themselves are not kept: nobody encrypts in the playground. Only who may ask is as on real servers. */
export const deviceEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/_matrix/client/v3/devices',
    answer: (_server, { requester }) =>
      ok({
        devices: [...accountOf(requester).devices.values()].map(({ id, displayName }) => ({
          device_id: id,
          display_name: displayName ?? null,
        })),
      }),
  },
  { method: 'PUT', path: '/_matrix/client/v3/devices/:device', answer: putDevice },
  { method: 'DELETE', path: '/_matrix/client/v3/devices/:device', needs: 'deletion', answer: deleteDevice },
  {
    method: 'POST',
    path: '/_matrix/client/v3/logout',
    answer({ world }, { requester }) {
      world.accounts.logOut(requester.token);
      return ok();
    },
  },
  { method: 'PUT', path: '/_matrix/client/v3/sendToDevice/:type/:transaction', answer: sendToDevice },
  {
    method: 'POST',
    path: '/_matrix/client/v3/keys/upload',
    needs: 'sync',
    answer: () => ok({ one_time_key_counts: {} }),
  },
  {
    method: 'POST',
    path: '/_matrix/client/v3/keys/query',
    answer: () => ok({ device_keys: {}, failures: {}, master_keys: {} }),
  },
  {
    method: 'POST',
    path: '/_matrix/client/v3/keys/device_signing/upload',
    needs: 'sync',
    answer: uploadCrossSigning,
  },
];

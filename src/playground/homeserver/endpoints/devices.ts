import { z } from 'zod';
import { askPassword, provesPassword } from '../password.ts';
import { notFound, Refusal } from '../refusal.ts';
import { type Answer, type Call, type Endpoint, ok, part, type Server } from '../server.ts';
import { accountOf } from './account-of.ts';

const deviceBody = z.looseObject({ display_name: z.string().optional() });
const deletionBody = z.looseObject({ auth: z.looseObject({ password: z.string().optional() }).optional() });

/** Making a device for a user of the service (MSC4190), or giving a device one has a name. */
function putDevice(server: Server, call: Call): Answer {
  const { requester } = call;
  const account = accountOf(requester);
  const id = part(call, 'device');
  const known = account.devices.get(id);
  if (!known && !requester.isService) throw notFound('No such device');
  if (!known) refuseNewDevice(server);
  const isRenamed = !known && server.quirks.putDevice === 'under another id';
  const made = isRenamed ? server.world.makeText(10).toUpperCase() : id;
  const device = server.world.accounts.device(account, made);
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
  const asks = !call.requester.isService || server.quirks.deleteDevice === 'asks for a password';
  if (asks && !provesPassword(account, deletionBody.parse(call.body).auth)) askPassword(server);
  server.world.accounts.removeDevice(account, part(call, 'device'));
  return ok();
}

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
];

import type { HttpRequest } from '../../core/http.ts';
import { forbidden, Refusal, unknownToken } from './refusal.ts';
import type { Need, Requester, Server } from './server.ts';

export function tokenOf({ headers, query }: Pick<HttpRequest, 'headers' | 'query'>): string | undefined {
  const header = headers['authorization'];
  if (header?.startsWith('Bearer ')) return header.slice('Bearer '.length);
  return query.get('access_token') ?? undefined;
}

/** Who a request comes from: a person's device, or the application service as itself or as one of its users. */
export function authenticate(server: Server, request: Pick<HttpRequest, 'headers' | 'query'>): Requester {
  const token = tokenOf(request);
  if (token === undefined) throw new Refusal(401, 'M_MISSING_TOKEN', 'Missing access token');
  // Looked up before the service's own token: some servers make a user's login of it (putDevice: 'ruins the token').
  const login = server.world.accounts.byToken(token);
  if (login) {
    const { user } = login.account;
    return { user, token, isService: false, isOwned: server.service.owns(user), ...login };
  }
  if (!server.service.isToken(token)) throw unknownToken('Invalid access token');
  const user = request.query.get('user_id') ?? server.service.sender;
  checkMasquerade(server, user);
  const account = server.world.accounts.find(user);
  const device = deviceOf(server, user, request.query);
  return { user, token, account, device, isService: true, isOwned: true };
}

function checkMasquerade({ service, quirks, world }: Server, user: string): void {
  if (!user.endsWith(`:${world.domain}`) && quirks.foreignIdIsUnknownToken)
    throw unknownToken('Unknown token');
  if (!service.owns(user)) throw outside(quirks.outsideNamespace, user);
  const exists = world.accounts.find(user) !== undefined;
  const isSender = user === service.sender;
  if (isSender && !exists && quirks.sender === 'is refused until registered')
    throw forbidden('User does not exist.');
  if (!isSender && !exists && quirks.masqueradeNeedsAccount)
    throw forbidden(`Application service has not registered this user (${user})`);
}

export const outside = (errcode: 'M_FORBIDDEN' | 'M_EXCLUSIVE', user: string): Refusal =>
  errcode === 'M_FORBIDDEN'
    ? forbidden(`Application service cannot masquerade as this user (${user}).`)
    : new Refusal(400, 'M_EXCLUSIVE', 'User is not in namespace.');

function deviceOf(server: Server, user: string, query: URLSearchParams): Requester['device'] {
  const id = query.get('device_id') ?? query.get('org.matrix.msc3202.device_id');
  if (id === null || !server.quirks.masqueradesDevices) return undefined;
  const device = server.world.accounts.find(user)?.devices.get(id);
  if (device) return device;
  const status = server.quirks.unknownDevice === 'M_FORBIDDEN' ? 403 : 400;
  throw new Refusal(status, server.quirks.unknownDevice, `The device ${id} does not exist`);
}

/** Some servers break where an application service calls, without a device, what is meant for devices. */
export function checkDevice({ quirks }: Server, requester: Requester, need: Need): void {
  if (requester.device !== undefined || !requester.isService) return;
  if (need === 'messages' && !quirks.messagesNeedDevice) return;
  if (need === 'context' && !quirks.contextNeedsDevice) return;
  switch (quirks.withoutDevice) {
    case 'fine':
      return;
    case '403':
      if (need === 'deletion') return;
      throw forbidden('Appservices must masquerade to use this endpoint.');
    case '500':
      throw new Refusal(500, 'M_UNKNOWN', 'M_UNKNOWN: Internal server error occurred');
    case '500 without a body':
      throw new Refusal(500, '', 'Internal server error');
  }
}

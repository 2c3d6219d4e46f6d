import { z } from 'zod';
import { outside } from '../authenticate.ts';
import { forbidden, missing, notFound, Refusal, unknownToken } from '../refusal.ts';
import { type Answer, type Endpoint, ok, type OpenCall, type Server } from '../server.ts';

const SERVICE_LOGIN = 'm.login.application_service';

const registerBody = z.looseObject({
  type: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  device_id: z.string().optional(),
  initial_device_display_name: z.string().optional(),
  inhibit_login: z.boolean().default(false),
  auth: z.looseObject({ type: z.string() }).optional(),
});
type RegisterBody = z.output<typeof registerBody>;

function register(server: Server, call: OpenCall): Answer {
  const body = registerBody.parse(call.body);
  const byService = call.token !== undefined && server.world.accounts.byToken(call.token) === undefined;
  if (body.type !== SERVICE_LOGIN) return registerHuman(server, body, byService);
  if (call.token === undefined) throw new Refusal(401, 'M_MISSING_TOKEN', 'Missing access token');
  if (!byService || !server.service.isToken(call.token)) throw unknownToken('Invalid access token');
  if (body.username === undefined) throw missing('Missing username');
  const localpart = nameFor(server, body.username);
  const user = `@${localpart}:${server.world.domain}`;
  if (!server.service.owns(user)) throw new Refusal(400, 'M_EXCLUSIVE', 'Username is not in this namespace.');
  return made(server, user, body);
}

function registerHuman(server: Server, body: RegisterBody, byService: boolean): Answer {
  if (byService)
    throw new Refusal(400, 'M_UNKNOWN', 'An access token should not be provided on requests to /register');
  const user = `@${(body.username ?? server.world.makeText(8)).toLowerCase()}:${server.world.domain}`;
  if (server.service.owns(user))
    throw new Refusal(400, 'M_EXCLUSIVE', 'This user ID is reserved by an application service.');
  if (body.auth?.type !== 'm.login.dummy')
    throw new Refusal(401, '', 'Authentication needed', {
      flows: [{ stages: ['m.login.dummy'] }],
      params: {},
      session: server.world.makeText(24),
    });
  return made(server, user, body);
}

function nameFor({ quirks }: Server, username: string): string {
  const lowered = username.toLowerCase();
  if (lowered === username || quirks.upperCaseNames === 'lowered') return lowered;
  throw new Refusal(400, quirks.upperCaseNames, `Username ${username} is not allowed`);
}

function made({ world }: Server, user: string, body: RegisterBody): Answer {
  if (world.accounts.find(user)) throw new Refusal(400, 'M_USER_IN_USE', 'Desired user ID is already taken.');
  const account = world.accounts.make(user, {
    displayName: user.slice(1, user.indexOf(':')),
    ...(body.password === undefined ? {} : { password: body.password }),
  });
  if (body.inhibit_login) return ok({ user_id: user });
  const device = world.accounts.logIn(account, wanted(body));
  return ok({ user_id: user, access_token: device.token, device_id: device.id });
}

const wanted = (body: {
  device_id?: string | undefined;
  initial_device_display_name?: string | undefined;
}) => ({
  ...(body.device_id === undefined ? {} : { deviceId: body.device_id }),
  ...(body.initial_device_display_name === undefined
    ? {}
    : { displayName: body.initial_device_display_name }),
});

const loginBody = z.looseObject({
  type: z.string(),
  identifier: z.looseObject({ user: z.string() }).optional(),
  user: z.string().optional(),
  password: z.string().optional(),
  device_id: z.string().optional(),
  initial_device_display_name: z.string().optional(),
});
type LoginBody = z.output<typeof loginBody>;

function logIn(server: Server, call: OpenCall): Answer {
  const body = loginBody.parse(call.body);
  const name = body.identifier?.user ?? body.user;
  if (name === undefined) throw missing('Missing identifier');
  const user = name.startsWith('@') ? name : `@${name}:${server.world.domain}`;
  if (body.type === SERVICE_LOGIN) return logInForService(server, { user, body, token: call.token });
  const account = server.world.accounts.find(user);
  if (
    body.type !== 'm.login.password' ||
    account?.password === undefined ||
    account.password !== body.password
  )
    throw forbidden('Invalid username or password');
  return loggedIn(server, user, body);
}

function logInForService(
  server: Server,
  { user, body, token }: { user: string; body: LoginBody; token: string | undefined },
): Answer {
  const { service, quirks, world } = server;
  if (quirks.applicationServiceLogin === 'disabled')
    throw new Refusal(400, 'M_UNSUPPORTED', 'Logging in as an application service is not supported');
  if (token === undefined || !service.isToken(token) || world.accounts.byToken(token))
    throw unknownToken('Invalid access token');
  if (!service.owns(user)) throw outside(quirks.loginOutsideNamespace, user);
  if (!world.accounts.find(user)) logInUnregistered(server, user);
  return loggedIn(server, user, body);
}

/** Only Dendrite lets somebody in who does not exist. */
function logInUnregistered({ quirks, world }: Server, user: string): void {
  switch (quirks.unregisteredLogin) {
    case 'works':
      world.accounts.make(user);
      return;
    case '500 without a body':
      throw new Refusal(500, '', 'Internal server error');
    case 'M_INVALID_PARAM':
      throw new Refusal(400, 'M_INVALID_PARAM', `Called create_device for non-existent user ${user}`);
    case 'M_NOT_FOUND':
    case 'M_UNKNOWN':
      throw new Refusal(404, quirks.unregisteredLogin, 'This account does not exist.');
  }
}

function loggedIn({ world, quirks }: Server, user: string, body: LoginBody): Answer {
  const account = world.accounts.find(user);
  if (!account) throw forbidden('Invalid username or password');
  const device = world.accounts.logIn(account, { ...wanted(body), keepsOldToken: quirks.loginKeepsOldToken });
  return ok({
    user_id: user,
    access_token: device.token,
    device_id: device.id,
    home_server: world.domain,
  });
}

function versions({ quirks }: Server): Answer {
  const all = Array.from({ length: quirks.maximumVersion }, (_, index) => `v1.${index + 1}`);
  return ok({ versions: ['r0.6.1', ...all], unstable_features: {} });
}

const nameBody = z.looseObject({ displayname: z.string().nullish(), avatar_url: z.string().nullish() });

/** Who is asked for; an account that is not registered has no profile. */
function profile({ world }: Server, call: OpenCall): Answer {
  const account = world.accounts.find(call.parameters['user'] ?? '');
  if (!account) throw notFound('Profile was not found.');
  const whole = {
    ...(account.displayName === undefined ? {} : { displayname: account.displayName }),
    ...(account.avatarUrl === undefined ? {} : { avatar_url: account.avatarUrl }),
  };
  const field = call.parameters['field'];
  return ok(
    field === undefined
      ? whole
      : Object.fromEntries(Object.entries(whole).filter(([name]) => name === field)),
  );
}

export const accountEndpoints: readonly Endpoint[] = [
  { open: true, method: 'GET', path: '/_matrix/client/versions', answer: versions },
  { open: true, method: 'POST', path: '/_matrix/client/v3/register', answer: register },
  { open: true, method: 'POST', path: '/_matrix/client/v3/login', answer: logIn },
  {
    open: true,
    method: 'GET',
    path: '/_matrix/client/v3/login',
    answer: ({ quirks }) =>
      ok({
        flows: [
          { type: 'm.login.password' },
          ...(quirks.applicationServiceLogin === 'works' ? [{ type: SERVICE_LOGIN }] : []),
        ],
      }),
  },
  { open: true, method: 'GET', path: '/_matrix/client/v3/profile/:user', answer: profile },
  { open: true, method: 'GET', path: '/_matrix/client/v3/profile/:user/:field', answer: profile },
  {
    method: 'PUT',
    path: '/_matrix/client/v3/profile/:user/:field',
    answer({ world }, { requester, parameters, body }) {
      const { account, user } = requester;
      if (!account || parameters['user'] !== user) throw forbidden('You may only change your own profile');
      const { displayname, avatar_url } = nameBody.parse(body);
      if (parameters['field'] === 'displayname') account.displayName = displayname ?? undefined;
      else account.avatarUrl = avatar_url ?? undefined;
      // One member event in each joined room, as everywhere.
      for (const room of world.roomsOf(user, 'join')) {
        const content = {
          membership: 'join',
          ...(account.displayName === undefined ? {} : { displayname: account.displayName }),
          ...(account.avatarUrl === undefined ? {} : { avatar_url: account.avatarUrl }),
        };
        world.append(room, { type: 'm.room.member', content, sender: user, stateKey: user });
      }
      return ok();
    },
  },
  {
    method: 'GET',
    path: '/_matrix/client/v3/account/whoami',
    answer(server, { requester }) {
      const { user, device, isService } = requester;
      if (isService && user !== server.service.sender && requester.account === undefined)
        refuseUnregistered(server, user);
      return ok({ user_id: user, is_guest: false, ...(device ? { device_id: device.id } : {}) });
    },
  },
];

function refuseUnregistered({ quirks }: Server, user: string): void {
  switch (quirks.unregisteredWhoami) {
    case 'works':
      return;
    case 'M_FORBIDDEN':
      throw forbidden(`Application service has not registered this user (${user})`);
    case 'M_NOT_FOUND':
      throw notFound('User does not exist.');
  }
}

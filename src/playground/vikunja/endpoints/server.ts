import type { Fields } from '../../../core/json.ts';
import {
  type Answer,
  type Call,
  type Endpoint,
  listed,
  objectOf,
  ok,
  withSchema,
  created,
  idOf,
  deleted,
} from '../call.ts';
import { recordedOf } from '../generation.ts';
import { readInstant, written, writtenExactly } from '../instants.ts';
import { listIn, textIn } from '../read-task.ts';
import { invalid, Refusal, refuse } from '../refusal.ts';
import { type State, type StoredToken, toSecond } from '../state.ts';

/** What the server says about itself, and tokens. */
export const serverEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/info', api: 1, needs: 'open', answer: info },
  { method: 'GET', path: '/info', api: 2, needs: 'open', answer: info },
  { method: 'GET', path: '/routes', api: 1, answer: (call) => ok(recordedOf(call.state.generation).routes) },
  { method: 'POST', path: '/login', api: 1, needs: 'open', answer: logIn },
  { method: 'PUT', path: '/tokens', api: 1, needs: 'login', answer: createToken },
  { method: 'GET', path: '/tokens', api: 1, needs: 'login', answer: listTokens },
  { method: 'DELETE', path: '/tokens/:token', api: 1, needs: 'login', answer: revoke },
];

/** Where a token is tested, which differs in every generation. */
export const tokenTestEndpoints: Readonly<Record<State['generation'], readonly Endpoint[]>> = {
  '0.24': [
    {
      method: 'POST',
      path: '/tokenTest',
      api: 1,
      needs: 'login',
      answer: () => ({ status: 418, body: { message: '🍵' } }),
    },
  ],
  '1': [
    { method: 'GET', path: '/token/test', api: 1, needs: 'any token', answer: () => ok({ message: 'ok' }) },
  ],
  '2': [
    { method: 'GET', path: '/token/test', api: 1, needs: 'any token', answer: () => ok({ message: 'ok' }) },
    { method: 'GET', path: '/token/test', api: 2, needs: 'login', answer: () => ok({ message: 'ok' }) },
  ],
};

function info(call: Call): Answer {
  const { generation, maxFileMegabytes, keepsFiles } = call.state;
  const about = {
    ...recordedOf(generation).info,
    frontend_url: call.publicUrl,
    max_file_size: `${maxFileMegabytes}MB`,
    task_attachments_enabled: keepsFiles,
  };
  return ok(withSchema(call, 'VikunjaInfos', about));
}

function logIn({ state, ways, body }: Call): Answer {
  const sent = objectOf(body);
  const user = state.userNamed(textIn(sent, 'username'));
  if (!user || user.password !== textIn(sent, 'password'))
    throw refuse(ways.version === '0.24.6' ? 412 : 403, 1011, 'Wrong username or password.');
  return ok({ token: loginTokenOf(user.username) });
}

/** Login tokens are not checked beyond their name: nothing is to be kept from anybody here. */
export const loginTokenOf = (username: string): string => `eyJ.playground.${username}`;

function createToken(call: Call): Answer {
  const { state, user, ways } = call;
  const sent = objectOf(call.body);
  const expires = readInstant(textIn(sent, 'expires_at'));
  const wrong = [
    ...(textIn(sent, 'title') === '' ? ['title: non zero value required'] : []),
    ...(typeof expires === 'number' ? [] : ['expires_at: non zero value required']),
  ];
  if (wrong.length > 0 || typeof expires !== 'number') throw invalid(ways, wrong);
  const scopes = scopesIn(call, objectOf(sent['permissions'] ?? null));
  const token = addToken(state, { owner: user.id, title: textIn(sent, 'title'), scopes, expires });
  return created(tokenShape(state, token, { isNew: true }));
}

function scopesIn({ state }: Call, sent: Fields): Readonly<Record<string, readonly string[]>> {
  const { routes } = recordedOf(state.generation);
  return Object.fromEntries(
    Object.keys(sent).map((group) => {
      const names = listIn(sent, group).map(String);
      for (const permission of names)
        if (routes[group]?.[permission] === undefined) throw unknownScope(state, group, permission);
      return [group, names];
    }),
  );
}

const unknownScope = ({ generation }: State, group: string, permission: string): Refusal =>
  refuse(
    400,
    14_002,
    `The permission ${permission} of group ${group} is invalid.`,
    generation === '2' ? { i18n_params: { group, permission } } : {},
  );

interface NewToken {
  readonly owner: number;
  readonly title: string;
  readonly scopes: StoredToken['scopes'];
  readonly expires: number;
  /** Left out: one is made. */
  readonly secret?: string;
}

const TOKEN_DIGITS = 40;

export function addToken(state: State, { secret, ...rest }: NewToken): StoredToken {
  const id = state.next('token');
  const made = `tk_${(id * 0x9e37_79b1).toString(16).padStart(TOKEN_DIGITS, 'b5c')}`;
  const token: StoredToken = {
    ...rest,
    id,
    secret: secret ?? made,
    created: toSecond(state.instant()),
  };
  state.tokens.set(token.secret, token);
  return token;
}

/** The token itself is only in the answer to its creation. */
function tokenShape(state: State, token: StoredToken, { isNew }: { isNew: boolean }): Fields {
  return {
    id: token.id,
    title: token.title,
    ...(isNew ? { token: token.secret } : {}),
    permissions: token.scopes,
    expires_at: written(token.expires, state.zone),
    created: isNew ? writtenExactly(state.instant(), state.zone) : written(token.created, state.zone),
    ...(state.generation === '2' ? { owner_id: token.owner } : {}),
  };
}

function listTokens(call: Call): Answer {
  const { state, user } = call;
  const own = [...state.tokens.values()].filter(({ owner }) => owner === user.id);
  const items = own.map((token) => tokenShape(state, token, { isNew: false }));
  return listed(call, { items, schema: 'PaginatedAPIToken' });
}

function revoke(call: Call): Answer {
  const id = idOf(call, 'token');
  const found = [...call.state.tokens.values()].find((one) => one.id === id && one.owner === call.user.id);
  if (!found) throw new Refusal(404, 'Not Found');
  call.state.tokens.delete(found.secret);
  return deleted(call);
}

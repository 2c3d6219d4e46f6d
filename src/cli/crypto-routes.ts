import { z } from 'zod';
import type { HttpReply, HttpRoute } from '../core/http.ts';
import {
  comparedPictures,
  type CryptoDoor,
  cryptoView,
  identityReset,
  LARGEST_RECOVERY_FILE,
  picturesView,
  readRecoveryFile,
  recoveryFile,
  recoveryTaken,
  verificationAnswer,
} from './crypto-door.ts';
import { readJson } from './read-json.ts';

/** Nothing, or two short words. */
const SMALL_BODY = 1024;
const STATUS = '/admin/crypto/status';
const RECOVERY = '/admin/crypto/recovery';
const PICTURES = '/admin/crypto/pictures';
const RESET = '/admin/crypto/reset-identity';

const ok = (body: object): HttpReply => ({ status: 200, body });
const result = <T extends z.ZodType>(form: T) => z.object({ result: form });

/** The part of the admin door that is about the device of eis. */
export const cryptoRoutes = (crypto: CryptoDoor): readonly HttpRoute[] => [
  { method: 'GET', path: STATUS, bodyLimit: SMALL_BODY, answer: async () => ok(await crypto.status()) },
  {
    method: 'GET',
    path: RECOVERY,
    bodyLimit: SMALL_BODY,
    answer: async () => {
      const file = await crypto.recovery();
      return file ? ok(file) : { status: 404, body: { error: 'no identity' } };
    },
  },
  {
    method: 'PUT',
    path: RECOVERY,
    bodyLimit: LARGEST_RECOVERY_FILE,
    answer: async ({ body }) => ok({ result: await crypto.takeRecovery(readRecoveryFile(textOf(body))) }),
  },
  {
    method: 'POST',
    path: RESET,
    bodyLimit: SMALL_BODY,
    answer: async () => ok({ result: await crypto.resetIdentity() }),
  },
  {
    method: 'GET',
    path: PICTURES,
    bodyLimit: SMALL_BODY,
    answer: async () => ok({ waiting: await crypto.pictures() }),
  },
  {
    method: 'PUT',
    path: PICTURES,
    bodyLimit: SMALL_BODY,
    answer: async ({ body }) => {
      const { data: said } = comparedPictures.safeParse(readJson(textOf(body)));
      return said ? ok({ result: await crypto.compared(said) }) : NOT_UNDERSTOOD;
    },
  },
];

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);
const NOT_UNDERSTOOD: HttpReply = { status: 400, body: { error: 'not understood' } };

/** How the running eis is asked, with each answer parsed. Both throw when it has ended, or could not answer. */
export interface Asking {
  /** Undefined where there is no such thing. */
  readonly ask: <T>(
    schema: z.ZodType<T>,
    path: string,
    method?: string,
    body?: object,
  ) => Promise<T | undefined>;
  /** Throws where there is no such thing. */
  readonly must: <T>(schema: z.ZodType<T>, path: string, method?: string, body?: object) => Promise<T>;
}

/** The same door from the other end of the socket. */
export const cryptoOver = ({ ask, must }: Asking): CryptoDoor => ({
  status: async () => await must(cryptoView, STATUS),
  recovery: async () => await ask(recoveryFile, RECOVERY),
  takeRecovery: async (file) => (await must(result(recoveryTaken), RECOVERY, 'PUT', file)).result,
  resetIdentity: async () => (await must(result(identityReset), RESET, 'POST')).result,
  pictures: async () => (await must(z.object({ waiting: z.array(picturesView) }), PICTURES)).waiting,
  compared: async (said) => (await must(result(verificationAnswer), PICTURES, 'PUT', said)).result,
});

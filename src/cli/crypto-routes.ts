import { z } from 'zod';
import type { HttpReply, HttpRoute } from '../core/http.ts';
import {
  comparedPictures,
  type CryptoDoor,
  cryptoView,
  identityReset,
  picturesView,
  recoveryFile,
  recoveryTaken,
  type RecoveryFile,
  verificationAnswer,
} from './crypto-door.ts';

const NO_BODY = 1024;
/** A few keys. */
const RECOVERY_FILE = 16_384;
const STATUS = '/admin/crypto/status';
const RECOVERY = '/admin/crypto/recovery';
const PICTURES = '/admin/crypto/pictures';
const RESET = '/admin/crypto/reset-identity';

const ok = (body: object): HttpReply => ({ status: 200, body });
const result = <T extends z.ZodType>(form: T) => z.object({ result: form });

/** The part of the admin door that is about the device of eis. */
export const cryptoRoutes = (crypto: CryptoDoor): readonly HttpRoute[] => [
  { method: 'GET', path: STATUS, bodyLimit: NO_BODY, answer: async () => ok(await crypto.status()) },
  {
    method: 'GET',
    path: RECOVERY,
    bodyLimit: NO_BODY,
    answer: async () => {
      const file = await crypto.recovery();
      return file ? ok(file) : { status: 404, body: { error: 'no identity' } };
    },
  },
  {
    method: 'PUT',
    path: RECOVERY,
    bodyLimit: RECOVERY_FILE,
    answer: async ({ body }) => ok({ result: await crypto.takeRecovery(readRecoveryFile(body)) }),
  },
  {
    method: 'POST',
    path: RESET,
    bodyLimit: NO_BODY,
    answer: async () => ok({ result: await crypto.resetIdentity() }),
  },
  {
    method: 'GET',
    path: PICTURES,
    bodyLimit: NO_BODY,
    answer: async () => ok({ waiting: await crypto.pictures() }),
  },
  {
    method: 'PUT',
    path: PICTURES,
    bodyLimit: NO_BODY,
    answer: async ({ body }) => {
      const said = comparedPictures.safeParse(readRecoveryFile(body));
      return ok({ result: said.success ? await crypto.compared(said.data) : 'gone' });
    },
  },
];

/** Anything else is a file that holds nothing. */
export function readRecoveryFile(bytes: Uint8Array | string): RecoveryFile {
  try {
    return recoveryFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return {};
  }
}

export interface Asking {
  readonly ask: <T>(
    schema: z.ZodType<T>,
    path: string,
    method?: string,
    body?: object,
  ) => Promise<T | undefined>;
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

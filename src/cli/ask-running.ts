import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../core/error-code.ts';
import { begunSnapshot, snapshotChunk, type SnapshotDoor } from './snapshot-door.ts';
import { type Asking, cryptoOver } from './crypto-routes.ts';
import { deadLetterView, findingView, statusView, traceView, type AdminDoor } from './admin-door.ts';

export interface AskRunningDeps {
  /** `undefined` when nobody listens at the socket; rejects when somebody does and does not answer in time. */
  readonly callSocket: (call: {
    readonly socketPath: string;
    readonly method: string;
    readonly path: string;
    /** Sent as JSON. */
    readonly body?: object;
  }) => Promise<{ readonly status: number; readonly body: string } | undefined>;
}

/** The longest path a unix socket can have on every system; a longer one would be cut off silently. */
const LONGEST_SOCKET_PATH = 100;

/** Where the running eis listens for commands, or nothing when the path of the data folder is too long for a socket. */
export function adminSocket(dataFolder: string): string | undefined {
  const path = join(dataFolder, 'admin.sock');
  return Buffer.byteLength(path) <= LONGEST_SOCKET_PATH ? path : undefined;
}

/** The door of the eis that runs on this data folder, or nothing when none runs. */
export async function askRunning(
  dataFolder: string,
  { callSocket }: AskRunningDeps,
): Promise<AdminDoor | undefined> {
  const socketPath = adminSocket(dataFolder);
  if (socketPath === undefined) return undefined;
  const call = async (method: string, path: string, body?: object) =>
    await callSocket({ socketPath, method, path, ...(body ? { body } : {}) });
  const first = call('GET', '/admin/status');
  if ((await first.catch(asNotYours)) === undefined) return undefined;
  const ask: Asking['ask'] = async (schema, path, method = 'GET', body?) => {
    const reply = await call(method, path, body);
    if (reply === undefined) throw new Error('eis stopped while it was asked');
    if (reply.status === 404) return undefined;
    if (reply.status !== 200)
      throw new Error(`the running eis could not answer (status ${reply.status}); its log says why`);
    return schema.parse(JSON.parse(reply.body));
  };
  const must: Asking['must'] = async (schema, path, method, body) => {
    const answer = await ask(schema, path, method, body);
    if (answer === undefined) throw new Error('the running eis is of another version');
    return answer;
  };
  return {
    status: async () => await must(statusView, '/admin/status'),
    findings: async () =>
      (await must(z.object({ findings: z.array(findingView) }), '/admin/findings')).findings,
    deadLetters: async () =>
      (await must(z.object({ deadLetters: z.array(deadLetterView) }), '/admin/dead-letters')).deadLetters,
    rerun: async (id) => (await ask(z.object({}), `/admin/dead-letters/${id}/rerun`, 'POST')) !== undefined,
    trace: async (reference) => await ask(traceView, `/admin/trace/${encodeURIComponent(reference)}`),
    snapshot: snapshotOver({ ask, must }),
    crypto: cryptoOver({ ask, must }),
  };
}

/** Only the account that runs eis may use its socket. */
function asNotYours(error: unknown): never {
  if (!['EACCES', 'EPERM'].includes(codeOf(error) ?? '')) throw error;
  throw new Error('This eis belongs to another account of this machine. Say it as that account or as root.', {
    cause: error,
  });
}

const snapshotOver = ({ ask, must }: Asking): SnapshotDoor => ({
  begin: async () => await must(begunSnapshot, '/admin/snapshot', 'POST'),
  next: async (number) => await ask(snapshotChunk, `/admin/snapshot/${number}/next`, 'POST'),
  end: async (number) => {
    await ask(z.object({}), `/admin/snapshot/${number}/end`, 'POST');
  },
});

import { request } from 'node:http';
import { describeError } from '../core/describe-error.ts';

export interface SocketCall {
  readonly socketPath: string;
  readonly method: string;
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: object;
  readonly signal?: AbortSignal;
}

export interface SocketReply {
  readonly status: number;
  readonly body: string;
}

/** The slowest answer is that of the doctor, who asks around before. */
const ANSWER_WITHIN_MS = 60_000;
/** Nobody listens: the file is missing, or was left behind by a process that is gone. */
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED']);

/**
 * Asks the running eis over its unix socket. `undefined` means that none is running; any other failure throws, and
 * then the call may have been carried out.
 */
export async function callSocket(call: SocketCall): Promise<SocketReply | undefined> {
  try {
    return await ask(call);
  } catch (error) {
    if (NOBODY.has(describeError(error).code ?? '')) return undefined;
    throw error;
  }
}

async function ask({ socketPath, method, path, body, signal }: SocketCall): Promise<SocketReply> {
  const { promise, resolve, reject } = Promise.withResolvers<SocketReply>();
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
  const outgoing = request({
    agent: false,
    timeout: ANSWER_WITHIN_MS,
    socketPath,
    method,
    path,
    headers: { 'content-type': 'application/json', 'content-length': bytes.length },
    ...(signal === undefined ? {} : { signal }),
  });
  outgoing.once('error', reject);
  outgoing.once('timeout', () => outgoing.destroy(new Error('the running eis does not answer')));
  outgoing.once('response', (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('error', reject);
    response.once('end', () => {
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
    });
  });
  outgoing.end(bytes);
  return await promise;
}

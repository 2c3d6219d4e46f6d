import { z } from 'zod';

export interface PersonDeps {
  /** The homeserver's base address; `fetchFrom` of `router.ts` takes any. */
  readonly homeserver: string;
  readonly fetch: typeof globalThis.fetch;
}

const failed = z.looseObject({ errcode: z.string().optional(), error: z.string().optional() });

/** The homeserver refused what a person wanted to do. */
export class PersonRefused extends Error {
  override readonly name = 'PersonRefused';
  readonly status: number;
  readonly errcode: string | undefined;
  constructor(what: string, status: number, errcode: string | undefined) {
    super(`${what} was answered ${status} ${errcode ?? ''}`.trim());
    this.status = status;
    this.errcode = errcode;
  }
}

interface Wanted {
  readonly method: string;
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
}

interface WantedBytes extends Omit<Wanted, 'body'> {
  readonly bytes?: Uint8Array;
  readonly type?: string;
}

/** A request with JSON in both directions. */
export async function request(deps: PersonDeps, { body, ...wanted }: Wanted): Promise<unknown> {
  const bytes = body === undefined ? {} : { bytes: new TextEncoder().encode(JSON.stringify(body)) };
  const answer = await requestBytes(deps, { ...wanted, ...bytes, type: 'application/json' });
  return JSON.parse(new TextDecoder().decode(answer));
}

export async function requestBytes(
  { homeserver, fetch }: PersonDeps,
  { method, path, token, bytes, type }: WantedBytes,
): Promise<Uint8Array> {
  const response = await fetch(`${homeserver}${path}`, {
    method,
    headers: {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(bytes === undefined ? {} : { body: new Uint8Array(bytes) }),
  });
  const answer = new Uint8Array(await response.arrayBuffer());
  if (response.ok) return answer;
  throw new PersonRefused(`${method} ${path}`, response.status, errcodeOf(answer));
}

function errcodeOf(answer: Uint8Array): string | undefined {
  try {
    return failed.parse(JSON.parse(new TextDecoder().decode(answer))).errcode;
  } catch {
    return undefined;
  }
}

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

export async function request({ homeserver, fetch }: PersonDeps, wanted: Wanted): Promise<unknown> {
  const response = await fetch(`${homeserver}${wanted.path}`, {
    method: wanted.method,
    headers: {
      'content-type': 'application/json',
      ...(wanted.token === undefined ? {} : { authorization: `Bearer ${wanted.token}` }),
    },
    ...(wanted.body === undefined ? {} : { body: JSON.stringify(wanted.body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw new PersonRefused(`${wanted.method} ${wanted.path}`, response.status, failed.parse(answer).errcode);
}

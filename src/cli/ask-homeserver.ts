import type { HomeserverAnswer, HomeserverQuestion } from './examine-homeserver.ts';

export interface AskHomeserverDeps {
  /** Without a slash at the end. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** `Bearer …`, made right before it is sent. */
  readonly authorization: () => string;
  /** Ends a request that takes too long. */
  readonly timeLimit: () => AbortSignal;
}

/** Longer answers to the questions of `doctor` are none. */
const LONGEST_ANSWER = 65_536;

/** One GET at a time, without the repeats of the client that talks: `doctor` wants to see what really happens. */
export function createAskHomeserver({ url, fetch, authorization, timeLimit }: AskHomeserverDeps) {
  return async function askHomeserver({ path, as }: HomeserverQuestion): Promise<HomeserverAnswer> {
    const address = new URL(`${url}${path}`);
    if (as !== 'nobody' && as !== 'registration') address.searchParams.set('user_id', as);
    const response = await fetch(address, {
      redirect: 'manual',
      signal: timeLimit(),
      headers: as === 'nobody' ? {} : { authorization: authorization() },
    });
    return { status: response.status, body: readJson(await response.text()) };
  };
}

function readJson(text: string): unknown {
  if (text.length > LONGEST_ANSWER) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { firstHalf, type Outcome } from './outcome.ts';
import type { PlaygroundVikunja } from './vikunja.ts';

/** `fetch` without a socket: every request is answered by this Vikunja, whatever its host. */
export function fetchVikunja(vikunja: Pick<PlaygroundVikunja, 'answer'>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const signal = init?.signal ?? request.signal;
    signal.throwIfAborted();
    const { origin, host, protocol } = new URL(request.url);
    const plain = {
      method: request.method,
      target: request.url.slice(origin.length),
      headers: { ...Object.fromEntries(request.headers), host },
      body: new Uint8Array(await request.arrayBuffer()),
    };
    const outcome = await vikunja.answer(plain, protocol.replace(':', ''));
    return await responseTo(outcome, signal);
  };
}

async function responseTo(outcome: Outcome, signal: AbortSignal): Promise<Response> {
  if (outcome.kind === 'closed') throw brokenOff();
  if (outcome.kind === 'silent') return await untilAborted(signal);
  const { status, headers, text, isCut, bytes } = outcome;
  if (bytes) return new Response(new Uint8Array(bytes), { status, headers });
  if (text === '') return new Response(null, { status, headers });
  return new Response(isCut ? cut(text) : text, { status, headers });
}

const brokenOff = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  });

function cut(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(firstHalf(text)));
      controller.error(brokenOff());
    },
  });
}

async function untilAborted(signal: AbortSignal): Promise<never> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  return await promise;
}

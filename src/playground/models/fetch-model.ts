import { BrokenOff, type ModelOutcome, type ModelServer } from './model-server.ts';

/** `fetch` without a socket: every request is answered by this model, whatever its host. */
export function fetchModel(model: Pick<ModelServer, 'answer'>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    // The signal of a Request is a copy that may be collected before it fires; the caller's own is not.
    const signal = init?.signal ?? request.signal;
    signal.throwIfAborted();
    const { origin, host } = new URL(request.url);
    const asked = {
      method: request.method,
      target: request.url.slice(origin.length),
      headers: { ...Object.fromEntries(request.headers), host },
      body: new Uint8Array(await request.arrayBuffer()),
    };
    return await untilAborted(
      signal,
      async () => await responseTo(await model.answer(asked, signal), signal),
    );
  };
}

async function untilAborted<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work(), promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

async function responseTo(outcome: ModelOutcome, signal: AbortSignal): Promise<Response> {
  switch (outcome.kind) {
    case 'closed':
      throw brokenOff();
    case 'silent':
      return await Promise.withResolvers<never>().promise;
    case 'whole': {
      const { status, headers, text } = outcome;
      return new Response(text === '' ? null : text, { status, headers });
    }
    case 'pieces': {
      const { status, headers, pieces } = outcome;
      return new Response(streamOf(pieces, signal), { status, headers });
    }
  }
}

const brokenOff = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  });

function streamOf(pieces: AsyncIterable<string>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        signal.throwIfAborted();
        const { done, value } = await iterator.next();
        if (done === true) controller.close();
        else controller.enqueue(new TextEncoder().encode(value));
      } catch (error) {
        controller.error(error instanceof BrokenOff ? brokenOff() : error);
      }
    },
    cancel: async () => void (await iterator.return?.()),
  });
}

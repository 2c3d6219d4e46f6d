import { setTimeout as sleep } from 'node:timers/promises';
import type { Generation } from '../../src/playground/vikunja/generation.ts';
import { populate } from '../../src/playground/vikunja/populate.ts';
import { serveVikunja } from '../../src/playground/vikunja/serve-vikunja.ts';
import { createPlaygroundVikunja, type PlaygroundVikunja } from '../../src/playground/vikunja/vikunja.ts';

/** The playground's Vikunja on a free port of the loopback address. */
export interface OpenPlayground {
  readonly vikunja: PlaygroundVikunja;
  /** `http://127.0.0.1:PORT`, as people type it. */
  readonly address: string;
  /** As `egress.allow` wants it. */
  readonly hostAndPort: string;
  /** Makes an account with an inbox; its token, which may do everything. */
  readonly admit: (username: string) => string;
  readonly close: () => Promise<void>;
}

/** `around`: what stands between the network and the Vikunja. */
export async function openPlayground(
  version: Generation,
  around = (vikunja: PlaygroundVikunja): PlaygroundVikunja => vikunja,
): Promise<OpenPlayground> {
  const closing = new AbortController();
  const vikunja = createPlaygroundVikunja({
    version,
    now: () => new Date(),
    sleep: async (ms, signal) => {
      const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      await sleep(ms, undefined, { signal: either });
    },
  });
  const { addUser, addToken } = populate(vikunja.state);
  const serving = await serveVikunja(around(vikunja));
  const { origin, host } = new URL(serving.address);
  return {
    vikunja,
    address: origin,
    hostAndPort: host,
    admit: (username) => addToken(addUser({ username })),
    close: async () => {
      closing.abort();
      await serving.close();
    },
  };
}

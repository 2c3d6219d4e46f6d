import { Tally } from '../servers/tally.ts';
import { openPlayground } from './open-playground.ts';
import { play } from './play.ts';
import { readArguments, usage } from './read-arguments.ts';

// Plays everything that eis does with tasks against a Vikunja, and prints what it was and how many requests it took.

const tally = new Tally();
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => stopping.abort(new Error(`ended by ${signal}`)));

async function playOnPlayground(version: Parameters<typeof openPlayground>[0]): Promise<void> {
  const playground = await openPlayground(version);
  try {
    tally.say(`Vikunja ${version} of the playground`);
    await play({ address: playground.address, token: playground.admit('ada') }, tally, stopping.signal);
  } finally {
    await playground.close();
  }
}

/** The exit code. */
async function run(): Promise<number> {
  const given = readArguments(process.argv.slice(2));
  switch (given.kind) {
    case 'mistake':
      process.stderr.write(`${given.because}\n${usage}\n`);
      return 2;
    case 'help':
      tally.say(usage);
      return 0;
    case 'server':
      await play(given.account, tally, stopping.signal).catch(failed);
      return tally.close();
    case 'playground':
      for (const version of given.versions) await playOnPlayground(version).catch(failed);
      return tally.close();
  }
}

function failed(error: unknown): void {
  const isOurs = !stopping.signal.aborted;
  tally.fail(error instanceof Error ? ((isOurs ? error.stack : undefined) ?? error.message) : String(error));
}

process.exit(await run());

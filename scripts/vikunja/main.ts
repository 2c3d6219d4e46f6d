import { Tally } from '../servers/tally.ts';
import { openPlayground } from './open-playground.ts';
import { play } from './play.ts';
import { readArguments, usage } from './read-arguments.ts';

// Plays everything that eis does with tasks against a Vikunja, and prints what it was and how many requests it took.

const tally = new Tally();

async function playOnPlayground(version: Parameters<typeof openPlayground>[0]): Promise<void> {
  const playground = await openPlayground(version);
  try {
    tally.say(`Vikunja ${version} of the playground`);
    await play({ address: playground.address, token: playground.admit('ada') }, tally);
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
      await play(given.account, tally).catch(failed);
      return tally.close();
    case 'playground':
      for (const version of given.versions) await playOnPlayground(version).catch(failed);
      return tally.close();
  }
}

function failed(error: unknown): void {
  tally.fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

process.exit(await run());

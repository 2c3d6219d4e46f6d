import { parseArgs } from 'node:util';
import { generations } from '../../../src/playground/vikunja/generation.ts';
import { createChance } from '../../torture/chance.ts';
import { play } from './play.ts';
import { openWorld } from './world.ts';

// One generation of Vikunja in a process of its own: prints what was counted as JSON.

const { values } = parseArgs({
  options: { version: { type: 'string' }, operations: { type: 'string' }, seed: { type: 'string' } },
});
const version = generations.find((one) => one === values.version);
if (!version) throw new Error('--version takes a generation');

const chance = createChance(Number(values.seed));
const world = await openWorld(version, chance);
try {
  const { told, ...played } = await play(world, chance, Number(values.operations));
  const met = Object.fromEntries(world.front.met);
  process.stdout.write(JSON.stringify({ version, ...played, told: Object.fromEntries(told), met }));
} finally {
  await world.close();
}
process.exit(0);

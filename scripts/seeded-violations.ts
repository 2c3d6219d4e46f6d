import { rmSync } from 'node:fs';
import type { Look } from './check/look.ts';
import { type ToolName, tools } from './check/tools.ts';
import { arrowSeeds } from './seeded-violations/arrows.ts';
import { compare } from './seeded-violations/compare.ts';
import { unproven } from './seeded-violations/covered.ts';
import { plantGarden } from './seeded-violations/garden.ts';
import { lintSeeds } from './seeded-violations/lint.ts';
import { deadCodeSeeds, formatSeeds, scanSeeds } from './seeded-violations/rest.ts';
import { sentenceSeeds } from './seeded-violations/sentences.ts';
import type { Seed } from './seeded-violations/seed.ts';
import { typeSeeds } from './seeded-violations/types.ts';

/*
 * Breaks every rule on purpose. All violations of a tool are planted at once into a copy of the tree of its own, so
 * that a seed for one tool is no accident for another; the tool runs over it once, and what it reports, as a set of
 * (rule, file), must be what was planted.
 */

const seedsOf: Readonly<Record<ToolName, readonly Seed[]>> = {
  types: typeSeeds,
  lint: lintSeeds,
  format: formatSeeds,
  arrows: arrowSeeds,
  deadCode: deadCodeSeeds,
  scans: scanSeeds,
  sentences: sentenceSeeds,
};

const names = Object.keys(tools).filter((name): name is ToolName => name in tools);

export interface Harvest {
  readonly seeds: number;
  readonly problems: readonly string[];
}

/** `clean`: what each tool says about the tree as it is. */
export async function seededViolations(clean: (tool: ToolName) => Promise<Look>): Promise<Harvest> {
  const problems: string[] = [];
  for (const name of names) {
    const seeds = seedsOf[name];
    const garden = plantGarden(seeds);
    try {
      problems.push(...compare(name, seeds, await tools[name](garden), await clean(name)));
    } finally {
      rmSync(garden, { recursive: true, force: true });
    }
    problems.push(...(await unproven(name, seeds)));
  }
  return { seeds: names.flatMap((name) => seedsOf[name].flatMap(({ caught }) => caught)).length, problems };
}

if (import.meta.main) {
  const { seeds, problems } = await seededViolations(async (tool) => await tools[tool]('.'));
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${seeds} violations planted, ${problems.length} problems\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

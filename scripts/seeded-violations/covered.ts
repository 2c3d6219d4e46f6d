import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { RATCHET_RULES } from '../eval/ratchet.ts';
import { sourceScans } from '../../src/testing/source-scans.ts';
import type { Seed } from './seed.ts';

const LintRules = z.looseObject({ rules: z.record(z.string(), z.unknown()) });
const ArrowRules = z.looseObject({
  default: z.looseObject({ forbidden: z.array(z.looseObject({ name: z.string() })) }),
});

/** The rules that the configuration of a tool names. */
async function rulesOf(tool: string): Promise<readonly string[]> {
  if (tool === 'scans') return sourceScans.map(({ rule }) => rule);
  if (tool === 'sentences') return RATCHET_RULES;
  if (tool === 'arrows') {
    const { default: configuration } = ArrowRules.parse(
      await import(pathToFileURL('.dependency-cruiser.mjs').href),
    );
    return configuration.forbidden.map(({ name }) => name);
  }
  if (tool !== 'lint') return [];
  const { rules } = LintRules.parse(JSON.parse(readFileSync('.oxlintrc.json', 'utf8')));
  return Object.keys(rules).filter((name) => rules[name] !== 'off');
}

/** Rules that no seed breaks: nobody would notice if they fell silent. */
export async function unproven(tool: string, seeds: readonly Seed[]): Promise<readonly string[]> {
  const broken = new Set(seeds.flatMap(({ caught }) => caught.map(({ rule }) => rule)));
  const rules = await rulesOf(tool);
  return rules.filter((rule) => !broken.has(rule)).map((rule) => `no seed breaks the ${tool} rule ${rule}`);
}

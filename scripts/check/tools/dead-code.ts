import { resolve } from 'node:path';
import { z } from 'zod';
import type { Tool } from '../look.ts';
import { runTool, unclear } from '../run-program.ts';

const Report = z.looseObject({
  looked: z.number(),
  findings: z.array(z.looseObject({ rule: z.string(), file: z.string(), symbol: z.string() })),
});

/** Files, exports, types and packages that nothing uses. */
export const deadCode: Tool = async (root) => {
  const reporter = resolve('scripts/check/tools/knip-reporter.mjs');
  const ended = await runTool('knip', ['--no-progress', '--no-config-hints', '--reporter', reporter], root);
  if (!ended.output.startsWith('{')) throw unclear('knip', ended);
  const { looked, findings } = Report.parse(JSON.parse(ended.output));
  return {
    looked,
    findings: findings.map(({ rule, file, symbol }) => ({ rule, file, text: `nothing uses ${symbol}` })),
  };
};

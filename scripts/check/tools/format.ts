import { z } from 'zod';
import type { Tool } from '../look.ts';
import { runTool, unclear } from '../run-program.ts';

const Report = z.looseObject({
  summary: z.looseObject({ changed: z.number(), unchanged: z.number() }),
  diagnostics: z.array(
    z.looseObject({ category: z.string(), location: z.looseObject({ path: z.string() }) }),
  ),
});

export const format: Tool = async (root) => {
  const ended = await runTool('biome', ['format', '--reporter=json', '--max-diagnostics=none'], root);
  const text = ended.output.slice(ended.output.indexOf('{'));
  if (text === '') throw unclear('biome', ended);
  const { summary, diagnostics } = Report.parse(JSON.parse(text));
  return {
    looked: summary.changed + summary.unchanged,
    findings: diagnostics.map(({ category, location }) => ({
      rule: category,
      file: location.path,
      text: 'is not formatted (npm run format:write)',
    })),
  };
};

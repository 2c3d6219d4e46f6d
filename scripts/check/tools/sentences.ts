import { z } from 'zod';
import type { Tool } from '../look.ts';
import { runProgram, unclear } from '../run-program.ts';

const Report = z.object({
  sentences: z.int(),
  summary: z.array(z.string()),
  drops: z.array(z.object({ rule: z.string(), language: z.string(), text: z.string() })),
});

/** `npm run eval`: what people say is read as well as before, and nothing is written that must not be. */
export const sentences: Tool = async (root) => {
  const ended = await runProgram(process.execPath, ['scripts/eval/main.ts', '--json'], root);
  if (!ended.output.startsWith('{')) throw unclear('the evaluation', ended);
  const { sentences: looked, summary, drops } = Report.parse(JSON.parse(ended.output));
  return {
    looked,
    findings: drops.map(({ rule, language, text }) => ({
      rule,
      file: `scripts/eval/sentences/${language}`,
      text,
    })),
    figures: summary,
  };
};

import { z } from 'zod';
import type { Tool } from '../look.ts';
import { runTool, unclear } from '../run-program.ts';

const Report = z.looseObject({
  number_of_files: z.number(),
  diagnostics: z.array(
    z.looseObject({ message: z.string(), code: z.string().optional(), filename: z.string() }),
  ),
});

/** `typescript(no-explicit-any)` is written `typescript/no-explicit-any` in the configuration, and `eslint(…)` bare. */
const ruleOf = (code: string): string =>
  code.replace(/^eslint\((.*)\)$/, '$1').replace(/^(.*)\((.*)\)$/, '$1/$2');

export const lint: Tool = async (root) => {
  const ended = await runTool('oxlint', ['--type-aware', '--format', 'json', 'src', 'scripts'], root);
  const report = Report.safeParse(parsed(ended.output));
  if (!report.success) throw unclear('oxlint', ended);
  return {
    looked: report.data.number_of_files,
    findings: report.data.diagnostics.map(({ code, filename, message }) => ({
      rule: ruleOf(code ?? 'unreadable'),
      file: filename,
      text: message,
    })),
  };
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

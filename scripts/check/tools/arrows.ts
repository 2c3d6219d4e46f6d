import type { Tool } from '../look.ts';
import { runTool, unclear } from '../run-program.ts';

const VIOLATION = /^ {2}error ([\w-]+): (\S+)(?: → (.*))?$/gm;
const LOOKED = /(\d+) modules/;

/** The text reporter, because the JSON reporter ends with 0 when there are violations. */
export const arrows: Tool = async (root) => {
  const ended = await runTool('depcruise', ['src', 'scripts'], root);
  const looked = LOOKED.exec(ended.output)?.[1];
  const findings = ended.output
    .matchAll(VIOLATION)
    .map(([, rule = '', file = '', to = 'itself']) => ({ rule, file, text: `must not import ${to}` }))
    .toArray();
  if (looked === undefined || (ended.status !== 0 && findings.length === 0))
    throw unclear('depcruise', ended);
  return { looked: Number(looked), findings };
};

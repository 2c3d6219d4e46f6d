import type { Finding, Tool } from '../look.ts';
import { runTool, unclear } from '../run-program.ts';
import { sourceFiles } from '../source-files.ts';

const MISTAKE = /^(\S[^(]*)\(\d+,\d+\): error (TS\d+): (.*)$/gm;

/** The compiler; and a finding for every file of ours that it did not read. */
export const types: Tool = async (root) => {
  const ended = await runTool('tsc', ['-p', '.', '--pretty', 'false', '--listFiles'], root);
  const findings: Finding[] = ended.output
    .matchAll(MISTAKE)
    .map(([, file = '', rule = '', text = '']) => ({ rule, file, text }))
    .toArray();
  if (ended.status !== 0 && findings.length === 0) throw unclear('tsc', ended);
  const lines = ended.output.split('\n');
  const ours = sourceFiles(root);
  const read = ours.filter((file) => lines.some((line) => line.endsWith(`/${file}`)));
  const unread = ours.filter((file) => !read.includes(file));
  return {
    looked: read.length,
    findings: [
      ...findings,
      ...unread.map((file) => ({ rule: 'unread', file, text: 'the compiler does not read this file' })),
    ],
  };
};

import type { Run } from './action-request.ts';

/** What is said first, before the result itself. */
export function beginWith(lines: readonly string[], run: Run): Run {
  if (lines.length === 0) return run;
  const { result } = run;
  const on = (text: string): string => [...lines, ...(text === '' ? [] : [text])].join('\n');
  switch (result.kind) {
    case 'answered': {
      const { outcome } = result;
      const reply = { ...outcome.reply, markdown: on(outcome.reply.markdown) };
      return { ...run, result: { ...result, outcome: { ...outcome, reply } } };
    }
    case 'changed':
      return { ...run, result: { ...result, markdown: on(result.markdown) } };
    case 'confirm':
    case 'unclear':
    case 'missing':
      return { ...run, result: { ...result, question: on(result.question) } };
    case 'denied':
      return run;
  }
}

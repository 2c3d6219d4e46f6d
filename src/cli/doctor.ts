import type { Finding } from '../core/finding.ts';
import { plain, type ExitCode, type Output } from './output.ts';

export interface DoctorDeps extends Output {
  /** From the running eis, else found out here. */
  readonly findings: () => Promise<readonly Finding[]>;
}

/** `eis doctor`: 0 all well, 1 warnings only, 2 at least one error. */
export async function doctor(options: { readonly json: boolean }, deps: DoctorDeps): Promise<ExitCode> {
  const findings = await deps.findings();
  deps.print(options.json ? JSON.stringify(findings, undefined, 2) : doctorText(findings));
  return doctorCode(findings);
}

/** Nothing looked at is not "well". */
export function doctorCode(findings: readonly Finding[]): ExitCode {
  if (findings.length === 0 || findings.some(({ level }) => level === 'error')) return 2;
  return findings.some(({ level }) => level === 'warning') ? 1 : 0;
}

const MARKS = { well: '✓', warning: '!', error: '✗' } as const;

export function doctorText(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ level, what, mend }) => [
    `${MARKS[level]} ${plain(what)}`,
    ...(mend === undefined || level === 'well' ? [] : [`  → ${plain(mend)}`]),
  ]);
  return [...lines, '', summary(findings)].join('\n');
}

function summary(findings: readonly Finding[]): string {
  const count = (level: Finding['level'], one: string, many: string): readonly string[] => {
    const number = findings.filter((finding) => finding.level === level).length;
    return number === 0 ? [] : [number === 1 ? `1 ${one}` : `${number} ${many}`];
  };
  const counts = [...count('error', 'error', 'errors'), ...count('warning', 'warning', 'warnings')];
  return counts.length === 0 ? 'All is well.' : counts.join(', ');
}

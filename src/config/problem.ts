import type { Finding } from '../core/finding.ts';

/** One thing that is wrong with what the operator wrote. */
export interface Problem {
  /** `listen.port` */
  readonly key: string;
  /** Completes "`listen.port` …": `is missing`, `is "x"`. Never holds the value of a secret. */
  readonly wrong: string;
  /** Completes "expected …". */
  readonly expected: string;
  /** `config.yaml, line 3` or `the variable EIS_LISTEN_PORT`. */
  readonly source: string;
}

export const problemText = ({ key, wrong, expected, source }: Problem): string =>
  `${key} ${wrong}; expected ${expected} (${source})`;

export const problemFinding = (problem: Problem): Finding => ({
  id: `configuration.${problem.key}`,
  level: 'error',
  what: `${problem.key} ${problem.wrong} (${problem.source}).`,
  mend: `Expected ${problem.expected}.`,
});

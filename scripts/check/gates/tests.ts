import { atLeast, type Gate } from '../gate.ts';
import { ratchets } from '../ratchets.ts';
import { runProgram } from '../run-program.ts';

const SUMMARY = /(\d+) passed, (\d+) failed\s*$/;

export const tests: Gate = {
  name: 'tests',
  judge: async () => {
    const { status, output, errors } = await runProgram(process.execPath, [
      'scripts/test.ts',
      '--ci',
      '--silent',
    ]);
    const passed = Number(SUMMARY.exec(output)?.[1] ?? 0);
    return {
      count: `${passed} tests`,
      problems: [
        ...(status === 0 ? [] : [`${errors}\n${output}`]),
        ...atLeast(passed, ratchets.tests, 'tests'),
      ],
    };
  },
};

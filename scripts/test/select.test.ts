import { describe, expect, it } from '@jest/globals';
import { selectTests } from './select.ts';

const files = ['src/grammar/contract.test.ts', 'src/web/serve.test.ts'];

describe('choosing tests', () => {
  it('runs everything when nothing is named', () => {
    expect(selectTests([], files)).toEqual([]);
  });

  it('takes a word for a path when a test file has it', () => {
    expect(selectTests(['contract'], files)).toEqual(['contract']);
  });

  it('takes a word for a name when no path has it', () => {
    expect(selectTests(['Q10', 'U2'], files)).toEqual(['--testNamePattern=Q10|U2']);
  });

  it('leaves everything alone when there are options of jest', () => {
    expect(selectTests(['-t', 'Q10'], files)).toEqual(['-t', 'Q10']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { failureWords } from './failure-words.ts';

describe('a failure', () => {
  it.each(['say status', 'say status.'])('10.1 ends what to do next with one full stop: %s', (next) => {
    expect(failureWords('It was not done.', next, 'abcd2345').markdown).toBe(
      '⚠️ It was not done.\nNext: say status. Reference abcd2345',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { failureWords, outsideFailed } from './failure-words.ts';

const telling = { reference: 'abcd2345', language: 'en' };

describe('a failure', () => {
  it.each(['say status', 'say status.'])('10.1 ends what to do next with one full stop: %s', (next) => {
    expect(failureWords('It was not done.', next, telling).markdown).toBe(
      '⚠️ It was not done.\nNext: say status. Reference abcd2345',
    );
  });

  it('17.3 names the link in what to do next, whatever stands in its address', () => {
    const url = 'https://my.vikunja.io/tokens?title=eis&scopes=tasks:read_one,(all)>[x](y)';
    const told = (link?: { label: string; url: string }) =>
      outsideFailed(
        {
          message: 'No.',
          certainty: 'not done',
          next: `make a new one at ${url}, then say config add again.`,
          ...(link ? { link } : {}),
        },
        telling,
      ).markdown.split('Next: ')[1];
    expect(told({ label: 'my.vikunja.io', url })).toBe(
      'make a new one at [my\\.vikunja\\.io](<https://my.vikunja.io/tokens?title=eis&scopes=tasks:read_one,(all)%3E[x](y)>), then say config add again\\. Reference abcd2345',
    );
    expect(told()).not.toContain('](<');
    expect(told({ label: 'elsewhere', url: 'https://elsewhere.example' })).toBe(told());
  });
});

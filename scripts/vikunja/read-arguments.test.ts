import { describe, expect, it } from '@jest/globals';
import { readArguments } from './read-arguments.ts';

describe('arguments of test:vikunja', () => {
  it('takes a server with its token, without the slash at the end', () => {
    expect(readArguments(['--url', 'http://127.0.0.1:3456/', '--token', 'tk_a'])).toEqual({
      kind: 'server',
      account: { address: 'http://127.0.0.1:3456', token: 'tk_a' },
    });
  });

  it('takes one generation of the playground, or all of them', () => {
    expect(readArguments(['--playground', '0.24'])).toEqual({ kind: 'playground', versions: ['0.24'] });
    expect(readArguments(['--playground', 'all'])).toEqual({
      kind: 'playground',
      versions: ['0.24', '1', '2'],
    });
  });

  it.each([
    [['--url', 'http://127.0.0.1:3456'], '--token'],
    [['--url', 'vikunja', '--token', 'tk_a'], '--url takes'],
    [['--playground', '3'], '--playground takes'],
    [['--playground', '2', '--token', 'tk_a'], 'leave out'],
    [['--whatever'], '--whatever'],
    [[], '--playground'],
  ])('says what is wrong with %j', (words, because) => {
    expect(readArguments(words)).toEqual({ kind: 'mistake', because: expect.stringContaining(because) });
  });
});

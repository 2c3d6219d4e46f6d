import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ActionCall } from '../core/action.ts';
import { secret, text } from '../core/slot.ts';
import { isSaidIn } from './find-secret.ts';

const connect = {
  name: 'connection.add',
  aliases: ['config add'],
  input: z.object({ address: text('the address').optional(), secret: secret('the token').optional() }),
};
const call: ActionCall = {
  origin: 'command',
  action: 'connection.add',
  input: { address: 'https://my.vikunja.io', secret: 'vkt_abc' },
};

describe('a secret of a call', () => {
  it.each([
    ['config add https://my.vikunja.io vkt_abc', true],
    ['vkt_abc', true],
    ['https://my.vikunja.io', false],
  ])('13.2 is said in a message only where it stands in it: %s', (said, isSaid) => {
    expect(isSaidIn(said, call, [connect])).toBe(isSaid);
  });

  it('13.2 is none where the action takes no secret', () => {
    expect(isSaidIn('vkt_abc', { ...call, action: 'task.add', input: { title: 'vkt_abc' } }, [connect])).toBe(
      false,
    );
  });
});

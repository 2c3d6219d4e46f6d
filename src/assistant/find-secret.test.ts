import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ActionCall } from '../core/action.ts';
import { secret, text } from '../core/slot.ts';
import { findSecret, isSaidIn, secretCommand } from './find-secret.ts';

const connect = {
  name: 'connection.add',
  aliases: ['config add'],
  input: z.object({ address: text('the address').optional(), secret: secret('the token').optional() }),
};
const addKey = {
  name: 'key.add',
  aliases: ['config claude', 'config openai', 'config endpoint'],
  forms: {
    'config claude': { means: { provider: 'claude' }, takes: ['key'] },
    'config openai': { means: { provider: 'openai' }, takes: ['key'] },
    'config endpoint': { means: { provider: 'endpoint' }, takes: ['name', 'address', 'key', 'model'] },
  },
  input: z.object({
    provider: text('claude, openai or endpoint').optional(),
    name: text('the name').optional(),
    address: text('the address').optional(),
    key: secret('the key').optional(),
    model: text('the model').optional(),
  }),
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

describe('the command that a secret belongs to', () => {
  it.each([
    ['sk-ant-aaaabbbbcccc1', { say: 'config claude <key>', adds: 'key' }],
    ['@eis config claude sk-ant-aaaabbbbcccc1', { say: 'config claude <key>', adds: 'key' }],
    ['sk-proj-aaaabbbbcccc1', { say: 'config openai <key>', adds: 'key' }],
    ['tk_aaaabbbbcccc1', { say: 'config add <address> <token>', adds: 'connection' }],
    ['task-ant-farm', { say: 'config add <address> <token>', adds: 'connection' }],
  ])('19.13 is told by how it looks: %s', (said, command) => {
    expect(secretCommand(said, [connect, addKey])).toEqual(command);
  });

  it('is another one, or none, where no key can be added', () => {
    expect(secretCommand('sk-ant-aaaabbbbcccc1', [connect])?.adds).toBe('connection');
    expect(secretCommand('sk-ant-aaaabbbbcccc1', [])).toBeUndefined();
  });

  it.each([
    ['config claude sk-ant-aaaa bbbb', 'config claude <key>'],
    ['!config openai sk-aaaa bbbb', 'config openai <key>'],
    ['config endpoint lab https://a.example.org k m more', 'config endpoint <name> <address> <key>'],
  ])('13.5 is the one that was meant, with a mistake in it: %s', (said, meant) => {
    const reading = { to: 'mistake', markdown: '' } as const;
    expect(findSecret({ text: said, reading, calls: [] }, [connect, addKey])).toEqual({
      what: 'key',
      isUsed: false,
      meant,
    });
  });

  it('19.15 is told together with its answer for a key, and at once for a token', () => {
    const key: ActionCall = {
      origin: 'command',
      action: 'key.add',
      input: { provider: 'claude', key: 'sk' },
    };
    const found = (one: ActionCall) =>
      findSecret({ text: '', reading: undefined, calls: [one] }, [connect, addKey]);
    expect(found(key)).toEqual({ what: 'key', isUsed: true, isToldWithAnswer: true });
    expect(found(call)).toEqual({ what: 'token', isUsed: true });
  });
});

import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { actionsOn } from '../core/action.ts';
import { secret, text } from '../core/slot.ts';
import { english } from './languages/english.ts';
import { createParse } from './parse.ts';
import { usageOf } from './usage.ts';

const defineAction = actionsOn<undefined>();
const plan = async () => await Promise.resolve({ kind: 'look' as const });

const open = defineAction({
  name: 'gate.open',
  summary: 'Open a gate',
  effect: 'write',
  input: z.object({
    gate: text('which gate').exactOptional(),
    name: text('a name').exactOptional(),
    key: secret('the key').exactOptional(),
    way: text('which way').exactOptional(),
  }),
  aliases: ['config north', 'config other'],
  forms: {
    'config north': { means: { gate: 'north' }, takes: ['key'] },
    'config other': { means: { gate: 'other' }, takes: ['name', 'key', 'way'] },
  },
  examples: [{ say: 'config north abc', means: { gate: 'north', key: 'abc' } }],
  plan,
});

const shut = defineAction({
  name: 'gate.shut',
  summary: 'Shut a gate',
  effect: 'write',
  input: z.object({ gate: text('which gate').exactOptional(), way: text('which way').exactOptional() }),
  aliases: ['config shut', 'config north off'],
  forms: {
    'config shut': { means: {}, takes: ['gate', 'way'] },
    'config north off': { means: { gate: 'north' }, takes: [] },
  },
  plan,
});

const parse = createParse([open, shut], { en: english });
const read = (line: string) =>
  parse(line, { now: new Date('2026-11-20T08:12:00Z'), timeZone: 'Europe/Berlin', language: 'en' });

describe('a command that says some fields by itself', () => {
  it.each([
    ['config north abc', 'gate.open', { gate: 'north', key: 'abc' }],
    ['!config north abc', 'gate.open', { gate: 'north', key: 'abc' }],
    ['config north', 'gate.open', { gate: 'north' }],
    ['config north abc --way up', 'gate.open', { gate: 'north', key: 'abc', way: 'up' }],
    ['config other lab abc up', 'gate.open', { gate: 'other', name: 'lab', key: 'abc', way: 'up' }],
    ['config other lab', 'gate.open', { gate: 'other', name: 'lab' }],
    ['config north off', 'gate.shut', { gate: 'north' }],
    ['config shut south', 'gate.shut', { gate: 'south' }],
    ['gate shut south', 'gate.shut', { gate: 'south' }],
  ])('B3 %s', (line, action, input) => {
    expect(read(line)).toEqual({ to: 'command', calls: [{ action, input, origin: 'command' }] });
  });

  it.each(['config north abc def', 'config other lab abc up more', 'config north off now'])(
    'takes no more words than it has places: %s',
    (line) => {
      expect(read(line)).toMatchObject({ to: 'mistake', markdown: expect.stringContaining('nothing more') });
    },
  );

  it('does not let what it says be said otherwise', () => {
    expect(read('config north abc --gate south')).toMatchObject({ to: 'mistake' });
  });

  it('is shown as it is typed', () => {
    expect([usageOf(open), usageOf(shut)]).toEqual(['config north <key>', 'config shut [gate] [way]']);
  });
});

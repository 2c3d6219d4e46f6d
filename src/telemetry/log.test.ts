import { describe, expect, it } from '@jest/globals';
import type { LogFields } from '../core/log.ts';
import { Secret } from '../core/secret.ts';
import { createLog, type LogLevel } from './log.ts';

const now = (): Date => new Date('2026-11-21T12:00:00.000Z');
const lines: string[] = [];
const logAt = (level: LogLevel): ReturnType<typeof createLog> => {
  lines.length = 0;
  return createLog({ write: (line) => lines.push(line), now, level });
};

describe('createLog', () => {
  it('U2 writes one JSON object a line: time, level, event, then the fields', () => {
    logAt('info').warn('sync failed', { failures: 2, reference: 'abcd2345', worked: false, at: undefined });
    expect(lines).toEqual([
      '{"time":"2026-11-21T12:00:00.000Z","level":"warn","event":"sync failed","failures":2,"reference":"abcd2345","worked":false}',
    ]);
  });

  it('leaves out what is below its level', () => {
    const log = logAt('warn');
    for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]('x');
    expect(lines.map((line) => /"level":"(\w+)"/.exec(line)?.[1])).toEqual(['warn', 'error']);
  });

  it('U2 prints no object that slipped past the types, and no long text', () => {
    const slipped: unknown = {
      secret: new Secret('marker-zanzibar'),
      event: { body: 'marker-zanzibar' },
      list: ['marker-zanzibar'],
      show: () => 'marker-zanzibar',
      nothing: null,
      text: `${'x'.repeat(300)}marker-zanzibar`,
    };
    logAt('debug').error('slipped', slipped as LogFields);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('zanzibar');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      event: 'slipped',
      secret: '[no scalar]',
      nothing: '[no scalar]',
    });
  });

  it('cannot be made to write a second line, to forge a level, or to turn the direction of a terminal', () => {
    logAt('debug').info('x', {
      name: 'a\n{"level":"error"}\r\u2028\u202E\u200B\u001B[31m\u009B',
      level: 'error',
    });
    expect(lines).toHaveLength(1);
    // Every character that a terminal would act on is written as its number.
    expect(lines[0]).toMatch(/^[\u0020-\u007E]+$/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      name: expect.stringContaining('\u202E'),
    });
  });
});

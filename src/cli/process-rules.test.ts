import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { keepProcessRules, untilSignalled, untilTaken } from './process-rules.ts';

const fakeProcess = () => {
  const events = new EventEmitter();
  const exits: number[] = [];
  const process = {
    on: (event: string, listener: (value: unknown) => void) => events.on(event, listener),
    exit: (code: number) => void exits.push(code),
  };
  return { process, exits, emit: (event: string, value?: unknown) => events.emit(event, value) };
};

const ruled = () => {
  const { process, exits, emit } = fakeProcess();
  const stdout = new EventEmitter();
  const complained: string[] = [];
  keepProcessRules({
    process,
    stdout,
    complain: (line) => complained.push(line),
    now: () => new Date('2026-11-20T09:12:00Z'),
  });
  return { exits, emit, stdout, complained };
};

describe('keepProcessRules', () => {
  it.each([
    ['unhandledRejection', 'unhandled rejection'],
    ['uncaughtException', 'uncaught exception'],
  ])('ends with 1 after %s, and logs it without its text', (event, name) => {
    const { exits, emit, complained } = ruled();
    emit(event, new TypeError('what Alice said'));
    expect(exits).toEqual([1]);
    expect(complained).toHaveLength(1);
    expect(JSON.parse(complained[0] ?? '')).toMatchObject({
      level: 'error',
      event: name,
      error: 'TypeError',
    });
    expect(complained[0]).not.toContain('Alice');
  });

  it.each([
    ['EPIPE', 0],
    ['EIO', 1],
  ])('ends when standard output is gone (%s) with %i', (code, exit) => {
    const { exits, stdout } = ruled();
    stdout.emit('error', Object.assign(new Error('gone'), { code }));
    expect(exits).toEqual([exit]);
  });
});

describe('untilSignalled', () => {
  it('lets the first signal end things in order, and the second at once', async () => {
    const { process, exits, emit } = fakeProcess();
    const signalled = untilSignalled(process);
    emit('SIGTERM');
    await signalled;
    expect(exits).toEqual([]);
    emit('SIGINT');
    expect(exits).toEqual([1]);
  });
});

describe('untilTaken', () => {
  it('waits for a slow reader, who would lose the end of the answer', async () => {
    const said: string[] = [];
    const waiting: (() => void)[] = [];
    const ending = async (): Promise<void> => {
      await untilTaken({ write: (_text, taken) => waiting.push(taken) });
      said.push('ended');
    };
    const ended = ending();
    await Promise.resolve();
    expect([waiting.length, said]).toEqual([1, []]);
    waiting.forEach((taken) => taken());
    await ended;
    expect(said).toEqual(['ended']);
  });
});

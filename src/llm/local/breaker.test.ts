import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Breaker, createBreaker } from './breaker.ts';

let at = 0;
let breaker: Breaker;
const START = Date.UTC(2026, 10, 21, 12);

beforeEach(() => {
  at = START;
  breaker = createBreaker({ now: () => new Date(at), random: () => 0 });
});

/** For how long it is open now. */
const openFor = (): number => (breaker.until()?.getTime() ?? at) - at;

describe('createBreaker', () => {
  it('J12 opens after three failures within 30 seconds', () => {
    breaker.failed();
    at += 31_000;
    breaker.failed();
    breaker.failed();
    expect(breaker.state()).toBe('closed');
    breaker.failed();
    expect([breaker.state(), openFor()]).toEqual(['open', 15_000]);
    at += 14_999;
    expect(breaker.state()).toBe('open');
    at += 1;
    expect(breaker.state()).toBe('due');
  });

  it('J12 opens for twice as long each time, up to five minutes, until there is an answer', () => {
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      breaker.trip();
      waits.push(openFor());
      at += openFor();
      breaker.onTrial();
      expect(breaker.state()).toBe('closed');
    }
    expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
    breaker.succeeded();
    breaker.failed();
    expect(breaker.state()).toBe('closed');
    breaker.trip();
    expect(openFor()).toBe(15_000);
  });

  it('J12 opens at the first failure of what is on trial, or was due', () => {
    breaker.trip();
    at += 15_000;
    breaker.onTrial();
    breaker.failed();
    expect([breaker.state(), openFor()]).toEqual(['open', 30_000]);
    at += 30_000;
    breaker.failed();
    expect([breaker.state(), openFor()]).toEqual(['open', 60_000]);
  });

  it('counts what failed together once', () => {
    for (let failure = 0; failure < 9; failure += 1) breaker.failed();
    breaker.trip();
    expect(openFor()).toBe(15_000);
  });

  it('rests for as long as it was told to', () => {
    breaker.rest(4_000);
    expect([breaker.state(), openFor()]).toEqual(['open', 4_000]);
    at += 4_000;
    breaker.succeeded();
    expect(breaker.state()).toBe('closed');
  });

  it('spreads those who share a model', () => {
    const late = createBreaker({ now: () => new Date(at), random: () => 1 });
    late.trip();
    expect(late.until()?.getTime()).toBe(START + 16_500);
  });
});

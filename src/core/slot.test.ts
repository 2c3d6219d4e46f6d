import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { aboutOf, flag, isOptional, slotOf, span, text, when, which, wordsIn } from './slot.ts';

describe('fields of actions', () => {
  it('say what kind of words they take, also when they may be left out', () => {
    expect(slotOf(text('a title', { moment: 'due' }))).toEqual({ kind: 'text', moment: 'due' });
    expect(slotOf(when('a time').exactOptional())).toEqual({ kind: 'when' });
    expect(slotOf(span('days').optional())).toEqual({ kind: 'span' });
    expect(slotOf(which('a task'))).toEqual({ kind: 'which' });
    expect(slotOf(flag('only late', { en: ['late'] }))).toEqual({ kind: 'flag', words: { en: ['late'] } });
    expect(slotOf(z.string())).toEqual({ kind: 'text' });
  });

  it('say what they are about', () => {
    expect(aboutOf(text('what has to be done').exactOptional())).toBe('what has to be done');
    expect(aboutOf(z.string())).toBe('');
    expect([when('a'), when('b')].map(aboutOf)).toEqual(['a', 'b']);
  });

  it('have their words in a language, else in English', () => {
    const words = { en: ['late'], de: ['zu spät'] };
    expect(wordsIn(words, 'de')).toEqual(['zu spät']);
    expect(wordsIn(words, 'fi')).toEqual(['late']);
    expect(wordsIn(words, 'constructor')).toEqual(['late']);
  });

  it('know whether they may be left out', () => {
    expect(isOptional(when('a'))).toBe(false);
    expect(isOptional(when('a').exactOptional())).toBe(true);
    expect(isOptional(when('a').optional())).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2026-11-27T10:00:00',
    'tomorrow',
    '2026-11-27T25:00:00+01:00',
    '2026-02-30T10:00:00Z',
    '',
  ])('take no moment that is none: %j', (value) => {
    expect(when('a').safeParse(value).success).toBe(false);
    expect(span('a').safeParse({ from: value }).success).toBe(false);
  });

  it.each(['2026-11-27', '2026-11-27T10:00:00+01:00', '2026-11-27T10:00Z'])('take the moment %j', (value) => {
    expect(when('a').parse(value)).toBe(value);
    expect(span('a').parse({ from: value, to: value })).toEqual({ from: value, to: value });
  });
});

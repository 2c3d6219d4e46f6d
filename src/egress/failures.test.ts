import { describe, expect, it } from '@jest/globals';
import { AwayError } from '../core/service-errors.ts';
import { failureOf, LimitError, UnreadableAnswerError } from './failures.ts';
import { serviceOrigin } from './service-origin.ts';

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('A13 a service that is away', () => {
  const progress = { origin: serviceOrigin('https://my.vikunja.io'), isRead: true, wasSent: true };

  it.each([
    ['refuses', coded('ECONNREFUSED'), true],
    ['breaks off', coded('ECONNRESET'), true],
    ['does not answer in time', new LimitError('time'), true],
    ['sends too much', new LimitError('size'), false],
    ['speaks another language', coded('HPE_INVALID_CONSTANT'), false],
    ['answers what cannot be read', new UnreadableAnswerError(), false],
  ])('is told apart from one that is there: it %s', (_what, error, isAway) => {
    expect(failureOf(error, progress) instanceof AwayError).toBe(isAway);
  });
});

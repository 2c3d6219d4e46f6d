import { describe, expect, it } from '@jest/globals';
import { readVerification } from './read-verification.ts';

const said = (type: string, content: Record<string, unknown>): unknown => ({
  type,
  content,
  event_id: '$now',
  sender: '@alice:example.org',
});
const relation = { 'm.relates_to': { rel_type: 'm.reference', event_id: '$begun' } };

describe('readVerification', () => {
  it('takes a request as the beginning', () => {
    const event = said('m.room.message', { msgtype: 'm.key.verification.request', body: 'please' });
    expect(readVerification(event)).toEqual({ flow: '$now', begins: true, event });
  });

  it('takes every other event as a part of what was begun', () => {
    const event = said('m.key.verification.start', relation);
    expect(readVerification(event)).toEqual({ flow: '$begun', begins: false, event });
  });

  it.each([
    ['a message', said('m.room.message', { msgtype: 'm.text', body: 'hi' })],
    ['a part of nothing', said('m.key.verification.start', {})],
    ['a relation that is none', said('m.key.verification.key', { 'm.relates_to': 'x' })],
    ['no event', undefined],
  ])('takes %s for nothing', (_what, event) => {
    expect(readVerification(event)).toBeUndefined();
  });
});

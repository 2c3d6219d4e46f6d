import { describe, expect, it } from '@jest/globals';
import { assert, integer, property } from 'fast-check';
import { ratchetPlaceOf } from './ratchet-place.ts';

/** Version, tag, index, and enough behind it to be a message. */
function sealedAt(index: number): string {
  const head = [3, 8];
  let rest = index;
  do {
    head.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return Buffer.from([...head, 18, 4, 1, 2, 3, 4])
    .toString('base64')
    .replaceAll('=', '');
}

describe('the place of a message in its ratchet', () => {
  it('is the index that the message itself says', () => {
    assert(
      property(integer({ min: 0, max: 0xffff_ffff }), (index) => {
        const place = ratchetPlaceOf({ session_id: 's', ciphertext: sealedAt(index) });
        expect(place).toEqual({ session: 's', index });
      }),
    );
  });

  it.each([
    ['no text', 7],
    ['nothing', ''],
    ['an index without end', Buffer.from([3, 8, 255, 255, 255, 255, 255, 255]).toString('base64')],
    ['an index that is cut off', Buffer.from([3, 8, 0x80]).toString('base64')],
    ['another version', Buffer.from([4, 8, 1]).toString('base64')],
    ['something else first', Buffer.from([3, 18, 1]).toString('base64')],
    ['no base64', '%%%'],
  ])('is none for %s', (_what, ciphertext) => {
    expect(ratchetPlaceOf({ session_id: 's', ciphertext })).toBeUndefined();
  });

  it('is none without a session', () => {
    expect(ratchetPlaceOf({ ciphertext: sealedAt(1) })).toBeUndefined();
  });
});

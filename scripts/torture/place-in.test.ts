import { describe, expect, it } from '@jest/globals';
import { placeIn } from './place-in.ts';

const cipher = (...bytes: readonly number[]): string => Buffer.from(bytes).toString('base64');

describe('placeIn', () => {
  it.each([
    { bytes: [3, 8, 0, 0x12], place: 0 },
    { bytes: [3, 8, 127, 0x12], place: 127 },
    { bytes: [3, 8, 0x80, 0x01, 0x12], place: 128 },
    { bytes: [3, 8, 0xac, 0x02, 0x12], place: 300 },
    { bytes: [3, 8, 0xff, 0xff, 0xff, 0xff, 0x0f], place: 2 ** 32 - 1 },
  ])('reads $place', ({ bytes, place }) => {
    expect(placeIn(cipher(...bytes))).toBe(place);
  });

  it.each([[[]], [[3]], [[2, 8, 1]], [[3, 9, 1]], [[3, 8, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80]]])(
    'finds none in %j',
    (bytes) => {
      expect(placeIn(cipher(...bytes))).toBeUndefined();
    },
  );
});

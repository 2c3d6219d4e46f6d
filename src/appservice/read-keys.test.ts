import { describe, expect, it } from '@jest/globals';
import { anything, assert, constantFrom, dictionary, oneof, property } from 'fast-check';
import { bringsNoKeys, readKeys } from './read-keys.ts';

const nothing = { toDevice: [], changed: [], left: [], counts: undefined, unusedFallback: undefined };
const message = { type: 'm.room.encrypted', sender: '@alice:hs.test', content: {} };

describe('what an answer of /sync says about keys', () => {
  it('Q1 is everything that it says', () => {
    const answer = {
      next_batch: 's1',
      to_device: { events: [message] },
      device_lists: { changed: ['@alice:hs.test'], left: ['@bob:hs.test'] },
      device_one_time_keys_count: { signed_curve25519: 49 },
      device_unused_fallback_key_types: ['signed_curve25519'],
    };
    expect(readKeys(answer)).toEqual({
      toDevice: [message],
      changed: ['@alice:hs.test'],
      left: ['@bob:hs.test'],
      counts: { signed_curve25519: 49 },
      unusedFallback: ['signed_curve25519'],
    });
    expect(bringsNoKeys(readKeys(answer))).toBe(false);
  });

  it('Q1 tells "no keys" from "nothing said": homeservers mean different things by it', () => {
    expect(readKeys({ next_batch: 's1' })).toEqual(nothing);
    expect(readKeys({ device_one_time_keys_count: {} }).counts).toEqual({});
    expect(readKeys({ device_unused_fallback_key_types: [] }).unusedFallback).toEqual([]);
    expect(bringsNoKeys(readKeys({ device_one_time_keys_count: {} }))).toBe(true);
  });

  it('Q1 is read as far as it makes sense', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);
    const answer = {
      to_device: { events: [null, 7, 'text', [], message, deep] },
      device_lists: { changed: ['@alice:hs.test', '@alice:hs.test', 'nobody', 7], left: 'all' },
      device_one_time_keys_count: { a: -1, b: 1.5, c: '50', d: 1e12, e: Number.NaN, signed_curve25519: 50 },
      device_unused_fallback_key_types: [7, 'signed_curve25519'],
    };
    expect(readKeys(answer)).toEqual({
      toDevice: [message],
      changed: ['@alice:hs.test'],
      left: [],
      counts: { signed_curve25519: 50 },
      unusedFallback: ['signed_curve25519'],
    });
    expect(readKeys({ ...answer, device_lists: 7, to_device: [] })).toMatchObject({
      changed: [],
      toDevice: [],
    });
  });

  it('Q1 is no reason to fail, whatever it is', () => {
    const names = [
      'to_device',
      'device_lists',
      'device_one_time_keys_count',
      'device_unused_fallback_key_types',
    ];
    const answers = dictionary(constantFrom(...names), anything());
    assert(
      property(oneof(answers, anything()), (answer) => {
        const { toDevice, counts } = readKeys(answer);
        expect(Array.isArray(toDevice)).toBe(true);
        expect(Object.values(counts ?? {}).every((count) => Number.isInteger(count))).toBe(true);
      }),
    );
  });
});

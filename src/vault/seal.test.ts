import { describe, expect, it } from '@jest/globals';
import { assert, property, string, uint8Array } from 'fast-check';
import { createSeal, SealError } from './seal.ts';

const keyOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const text = (plain: Uint8Array): string => Buffer.from(plain).toString();

describe('createSeal', () => {
  it('opens what it closed, whatever it is', async () => {
    const { seal, open } = await createSeal(keyOf(1));
    assert(
      property(string(), uint8Array({ maxLength: 3000 }), (context, plain) => {
        expect(Buffer.from(open(context, seal(context, plain)))).toEqual(Buffer.from(plain));
      }),
    );
  });

  it('shows nothing of the text, and never the same bytes twice', async () => {
    const { seal } = await createSeal(keyOf(1));
    const closed = Array.from({ length: 600 }, () => seal('note|a', bytes('marmalade')));
    expect(new Set(closed.map((value) => Buffer.from(value).toString('hex'))).size).toBe(600);
    expect(closed.filter((value) => text(value).includes('marmalade'))).toEqual([]);
  });

  it('does not open a value that was copied to another owner, field or table', async () => {
    const { seal, open } = await createSeal(keyOf(1));
    const closed = seal('own_task|@alice:example.org|1', bytes('milk'));
    expect(text(open('own_task|@alice:example.org|1', closed))).toBe('milk');
    for (const elsewhere of ['own_task|@bob:example.org|1', 'own_task|@alice:example.org|2', 'note|1', '']) {
      expect(() => open(elsewhere, closed)).toThrow(SealError);
    }
  });

  it('does not open a value of which one bit was changed', async () => {
    const { seal, open } = await createSeal(keyOf(1));
    const closed = seal('note|a', bytes('milk'));
    expect(closed.length).toBeGreaterThan(40);
    for (let index = 0; index < closed.length; index += 1) {
      const changed = Uint8Array.from(closed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => open('note|a', changed)).toThrow(SealError);
    }
    expect(() => open('note|a', closed.subarray(0, -1))).toThrow(SealError);
    expect(() => open('note|a', new Uint8Array())).toThrow(SealError);
  });

  it('names another master key as the reason', async () => {
    const mine = await createSeal(keyOf(1));
    const other = await createSeal(keyOf(2));
    expect(() => other.open('note|a', mine.seal('note|a', bytes('milk')))).toThrow('another master key');
  });

  it('opens what an older key closed, and closes with the present one', async () => {
    const before = await createSeal(keyOf(1));
    const after = await createSeal(keyOf(2), [keyOf(1)]);
    expect(text(after.open('note|a', before.seal('note|a', bytes('milk'))))).toBe('milk');
    expect(() => before.open('note|a', after.seal('note|a', bytes('milk')))).toThrow(SealError);
  });

  it('refuses a key of another length', async () => {
    await expect(createSeal(new Uint8Array(16))).rejects.toThrow(SealError);
  });
});

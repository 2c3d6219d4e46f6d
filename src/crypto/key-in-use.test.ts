import { describe, expect, it } from '@jest/globals';
import type { RoomId } from '../core/ids.ts';
import { createKeyInUse, makesKey, type Wish } from './key-in-use.ts';

const room = '!room:example.org' as RoomId;
const other = '!other:example.org' as RoomId;
const HOUR_MS = 3_600_000;
const rotation = { afterMs: HOUR_MS, afterMessages: 4 };
const begun = new Date('2026-11-22T08:00:00.000Z').getTime();

/** A key that serves: made here, looked after, and two messages were sealed with it. */
function open() {
  const world = { clock: begun, news: 3 };
  const keys = createKeyInUse({
    machine: { news: () => world.news },
    now: () => new Date(world.clock),
  });
  const wish = (more: Partial<Wish> = {}): Wish => ({
    room,
    readers: 'alice',
    transactionId: 'next',
    ...more,
  });
  const sealed = (index: number, session = 'one'): void =>
    keys.sealed(wish({ transactionId: `message ${index}` }), { session, index });
  keys.made(room, rotation);
  for (const index of [0, 1]) sealed(index);
  keys.lookedAfter(wish(), world.news);
  return { world, keys, wish, sealed, serves: (more?: Partial<Wish>) => keys.serves(wish(more)) };
}
type Opened = ReturnType<typeof open>;

describe('Q1 the key in use', () => {
  it('serves as long as nothing changed, message after message, until its last one', () => {
    const { serves, sealed } = open();
    expect(serves()).toBe(true);
    sealed(2);
    expect(serves()).toBe(true);
    sealed(3);
    expect(serves()).toBe(false);
  });

  const changes: readonly (readonly [string, (opened: Opened) => void])[] = [
    ['something new is known of devices', ({ world }) => void (world.news += 1)],
    ['a moment has passed', ({ world }) => void (world.clock += 15_000)],
    ['the clock is set back', ({ world }) => void (world.clock -= 1)],
    ['something could not be had', ({ keys, wish }) => keys.lookedAfter(wish(), undefined)],
    ['a message is not the next one of the key', ({ sealed }) => sealed(3)],
    ['a message was sealed with another key', ({ sealed }) => sealed(2, 'two')],
    ['a message has no place', ({ keys, wish }) => keys.sealed(wish({ transactionId: 'x' }), undefined)],
    ['a new key is made and not used yet', ({ keys }) => keys.made(room, rotation)],
  ];
  it.each(changes)('is looked after again when %s', (_name, change) => {
    const opened = open();
    change(opened);
    expect(opened.serves()).toBe(false);
  });

  it('serves neither other readers nor another room, and seals nothing twice', () => {
    const { serves } = open();
    expect([serves(), serves({ readers: 'alice, bob' }), serves({ room: other })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(serves({ transactionId: 'message 1' })).toBe(false);
  });

  it('is given up well before its time is over', () => {
    const { world, keys, wish, serves } = open();
    const look = (): boolean => {
      keys.lookedAfter(wish(), world.news);
      return serves();
    };
    world.clock = begun + HOUR_MS - 60_001;
    expect(look()).toBe(true);
    world.clock += 1;
    expect(look()).toBe(false);
  });

  it('is not known when it was made before, by whomever', () => {
    const { keys, wish, world } = open();
    const [elsewhere, place] = [wish({ room: other }), { session: 'old', index: 0 }];
    keys.sealed({ ...elsewhere, transactionId: 'first' }, place);
    keys.lookedAfter(elsewhere, world.news);
    expect(keys.serves(elsewhere)).toBe(false);
  });

  it('is seen to be made by what the machine wrote', () => {
    const wrote = (store: string) => ({
      schemas: [],
      rows: [{ database: 'eis', store, key: 'a', value: '1' }],
    });
    expect(makesKey(wrote('inbound_group_sessions3'))).toBe(true);
    expect(makesKey(wrote('outbound_group_sessions'))).toBe(false);
  });
});

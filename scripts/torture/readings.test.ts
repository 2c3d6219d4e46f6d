import { describe, expect, it } from '@jest/globals';
import { World } from '../../src/playground/homeserver/world.ts';
import { createReadings, type Said } from './readings.ts';

const sender = '@eis:torture.test';
const hello: Said = { type: 'm.room.message', content: { body: 'hello' } };

function open() {
  const options = { domain: 'torture.test', roomVersion: () => '11', seed: 'readings' };
  const world = new World(options, () => new Date(0));
  const room = world.makeRoom();
  const readings = createReadings(world);
  const heard: string[] = [];
  readings.onEvent(({ type }) => void heard.push(type));
  const seal = () => world.append(room, { type: 'm.room.encrypted', content: { ciphertext: 'x' }, sender });
  return { world, room, readings, heard, seal };
}

describe('readings', () => {
  it('show what was said as soon as its key is there', async () => {
    const { room, readings, heard, seal } = open();
    let key: Said | undefined;
    readings.readWith(room.id, async () => await Promise.resolve(key));
    const { event } = seal();
    await readings.readOn();
    expect(readings.unread()).toEqual([event]);
    expect(readings.eventsOf(room.id).map((stored) => stored.event)).toEqual([event]);
    key = hello;
    await readings.readOn();
    expect(readings.unread()).toEqual([]);
    expect(readings.eventsOf(room.id).map((stored) => stored.event)).toEqual([{ ...event, ...hello }]);
    expect(heard).toEqual(['m.room.message']);
  });

  it('tell of what is not sealed at once', () => {
    const { world, room, heard } = open();
    world.append(room, { type: 'm.reaction', content: {}, sender });
    expect(heard).toEqual(['m.reaction']);
  });

  it('leave out what was removed, read or not', async () => {
    const { world, room, readings, seal } = open();
    readings.readWith(room.id, async () => await Promise.resolve(hello));
    const { event } = seal();
    await readings.readOn();
    const late = seal();
    for (const redacts of [event.event_id, late.event.event_id])
      world.append(room, { type: 'm.room.redaction', content: {}, sender, redacts });
    await readings.readOn();
    expect(readings.unread()).toEqual([]);
    expect(readings.eventsOf(room.id).map(({ event: { content } }) => content)).toEqual([{}, {}, {}, {}]);
  });
});

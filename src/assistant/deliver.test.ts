import { describe, expect, it } from '@jest/globals';
import type { EventId, UserId } from '../core/ids.ts';
import type { Message } from '../core/message.ts';
import { everyone, Owned, type Owner } from '../core/privacy.ts';
import type { Place } from '../core/place.ts';
import { answer } from '../core/reply.ts';
import { alice, aPlace, bob } from '../testing/callers.ts';
import { type Answer, said } from './answer.ts';
import { type Delivery, deliver } from './deliver.ts';

const now = new Date('2026-11-20T08:12:00Z');
const ofAlice: Owner = { kind: 'person', user: alice, sources: 'unknown' };
const eventId = '$asked' as EventId;

const aMessage = (place: Place): Message => ({
  eventId,
  sender: alice,
  addressee: '@eis:example.org' as UserId,
  text: 'list',
  place,
  sentAt: now,
});

const aDelivery = (place: Place): Delivery => ({
  message: aMessage(place),
  now,
  greeting: undefined,
  marked: eventId,
  age: 0,
  reference: 'ref',
  openBefore: undefined,
  settled: undefined,
  shownBefore: undefined,
  request: 'request',
  language: 'en',
  entryKey: '$asked',
});

const milk = (owner: Owner) => new Owned<Answer>(said(answer('milk')), owner);

const within = (...sources: string[]): Owner => ({ kind: 'person', user: alice, sources });
const ownerOf = (...owners: Owner[]) =>
  deliver(owners.map(milk), aDelivery(aPlace([alice]))).say.map((one) =>
    one.kind === 'message' ? one.owner : undefined,
  )[0];

describe('delivering', () => {
  it('says here what everybody here may read', () => {
    expect(deliver([milk(everyone)], aDelivery(aPlace([alice, bob]))).say[0]).toMatchObject({
      to: { room: '!room:example.org' },
      reply: { markdown: 'milk' },
      owner: everyone,
    });
    expect(deliver([milk(ofAlice)], aDelivery(aPlace([alice]))).say[0]).toMatchObject({
      to: { room: '!room:example.org' },
      owner: ofAlice,
    });
  });

  it.each<[string, Partial<Place>]>([
    ['with another reader', { readers: [alice, bob] }],
    ['that anybody may join', { joinRule: 'public' }],
    ['that the world may read', { worldReadable: true }],
  ])('says by direct message what a room %s may not see, and one neutral line there', (_name, place) => {
    const shown = { items: [], upTo: 0 };
    const outcome = { data: null, reply: answer('milk'), sources: 'unknown' as const, shown };
    const own = new Owned<Answer>({ kind: 'answered', outcome }, ofAlice);
    const handled = deliver([own, milk(everyone)], aDelivery(aPlace([alice], place)));
    expect(handled.say).toMatchObject([
      { to: { room: '!room:example.org' }, reply: { markdown: 'I answered you privately.', tone: 'status' } },
      { to: { dmWith: alice }, reply: { markdown: 'milk\n\nmilk' }, owner: ofAlice },
      { kind: 'reaction', symbol: '✅' },
    ]);
    expect('shown' in handled).toBe(false);
    expect('asked' in handled).toBe(false);
  });

  it('says nothing at all of what belongs to somebody else', () => {
    const ofBob: Owner = { kind: 'person', user: bob, sources: 'unknown' };
    expect(deliver([milk(ofBob)], aDelivery(aPlace([alice]))).say).toEqual([]);
  });

  it('greets nobody where the greeting may not be read', () => {
    const greeting = new Owned(answer('Hello Alice'), ofAlice);
    const handled = deliver([milk(everyone)], { ...aDelivery(aPlace([alice, bob])), greeting });
    expect(JSON.stringify(handled)).not.toContain('Hello');
  });

  it('belongs to the widest of its owners, and to all places that were looked into', () => {
    expect(ownerOf(within('a'), within('a', 'b'), everyone)).toEqual(within('a', 'b'));
    expect(ownerOf(within('a'), ofAlice)).toEqual(ofAlice);
  });
});

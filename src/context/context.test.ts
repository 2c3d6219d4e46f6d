import { describe, expect, it } from '@jest/globals';
import { UserFacingError } from '../core/errors.ts';
import type { RoomId } from '../core/ids.ts';
import type { ContextItem, Retrieved, Retriever } from '../core/prompt-context.ts';
import { aCaller, alice, bob } from '../testing/callers.ts';
import { assemble } from './assemble.ts';
import { gather } from './gather.ts';
import { tokensOf } from './tokens.ts';

const { signal } = new AbortController();
const caller = aCaller();
const elsewhere = '!elsewhere:example.org' as RoomId;

const item = (text: string, more: Partial<ContextItem> = {}): ContextItem => ({
  kind: 'items',
  text,
  origin: 'outside',
  owner: alice,
  ...more,
});
const found = (...items: readonly ContextItem[]): Retrieved => ({ items });
const texts = (items: readonly ContextItem[]): readonly string[] => items.map(({ text }) => text);
const asker = { ...caller, tokenLimit: 1000 };

/** A clock whose hands are moved by the test. */
function aClock() {
  const wakes: (() => void)[] = [];
  return {
    sleep: async () => await new Promise<void>((wake) => wakes.push(wake)),
    strike: () => wakes.splice(0).forEach((wake) => wake()),
  };
}

describe('what is gathered for a prompt', () => {
  it('K4 is asked for at the same time', async () => {
    let begun = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const retriever = (text: string): Retriever => ({
      kind: 'items',
      find: async () => {
        begun += 1;
        if (begun === 2) resolve();
        await promise;
        return found(item(text));
      },
    });
    const gathered = await gather([retriever('a'), retriever('b')], signal, aClock());
    expect(gathered.found.flatMap(({ items }) => texts(items))).toEqual(['a', 'b']);
    expect(gathered.missing).toEqual([]);
  });

  it('K4 lacks what is late or fails, and is told to stop', async () => {
    const clock = aClock();
    const stopped: string[] = [];
    const late: Retriever = {
      kind: 'turns',
      find: async (over) => {
        over.addEventListener('abort', () => stopped.push('turns'));
        return await new Promise(() => undefined);
      },
    };
    const failing: Retriever = {
      kind: 'matches',
      find: async () => await Promise.reject(new UserFacingError('away', { certainty: 'not done' })),
    };
    const gathering = gather(
      [late, failing, { kind: 'items', find: async () => await Promise.resolve(found(item('a'))) }],
      signal,
      clock,
    );
    await Promise.resolve();
    clock.strike();
    const gathered = await gathering;
    expect(gathered.missing).toEqual(['turns', 'matches']);
    expect(gathered.found).toHaveLength(1);
    expect(stopped).toEqual(['turns']);
  });

  it('throws what is a mistake of our own', async () => {
    const broken: Retriever = { kind: 'items', find: async () => await Promise.reject(new Error('bug')) };
    await expect(gather([broken], signal, aClock())).rejects.toThrow('bug');
  });

  it('stops with the request', async () => {
    const over = new AbortController();
    const endless: Retriever = { kind: 'items', find: async () => await new Promise(() => undefined) };
    const gathering = gather([endless], over.signal, {
      sleep: async (_ms, until) =>
        await new Promise((_wake, reject) => until?.addEventListener('abort', () => reject(new Error()))),
    });
    over.abort(new Error('removed'));
    await expect(gathering).rejects.toThrow('removed');
  });
});

describe('what goes into a prompt', () => {
  it('K1 I8 is the asker’s own, and of this place', () => {
    const gathered = {
      found: [
        found(
          item('mine'),
          item('of bob', { owner: bob }),
          item('said here', { kind: 'turns', origin: 'person', room: caller.place.roomId }),
          item('said elsewhere', { kind: 'turns', origin: 'person', room: elsewhere }),
        ),
      ],
      missing: [],
    };
    expect(texts(assemble(gathered, asker).items)).toEqual(['mine', 'said here']);
  });

  it('K4 is what matters most first, each thing whole, up to the limit; the rest is named', () => {
    const long = 'x'.repeat(300);
    const gathered = {
      found: [
        found(item('old words', { kind: 'turns', origin: 'person' })),
        found(item('first'), item(long), item('last')),
      ],
      missing: ['matches' as const],
    };
    const limit = tokensOf('first') + tokensOf('last') + tokensOf('old words');
    const context = assemble(gathered, { ...asker, tokenLimit: limit });
    expect(texts(context.items)).toEqual(['first', 'last', 'old words']);
    expect(context.leftOut).toEqual([
      '1 task (no room)',
      'tasks with your words in them (could not be read in time)',
    ]);
    expect(assemble(gathered, { ...asker, language: 'de', tokenLimit: 0 }).leftOut[0]).toBe(
      '3 Aufgaben (kein Platz)',
    );
  });

  it('Q7 is tainted by a single text from outside, and not by the words of the person', () => {
    const own = item('move it', { kind: 'turns', origin: 'person' });
    expect(assemble({ found: [found(own)], missing: [] }, asker).isTainted).toBe(false);
    expect(assemble({ found: [found(own, item('a title'))], missing: [] }, asker).isTainted).toBe(true);
  });

  it('holds each figure, name and private text once', () => {
    const one = { items: [], figures: { 'finished this week': 9 }, people: ['Bob'], private: ['results'] };
    const other = { items: [], figures: { 'overdue now': 1 }, people: ['Bob', 'Carol'] };
    expect(assemble({ found: [one, other], missing: [] }, asker)).toMatchObject({
      figures: { 'finished this week': 9, 'overdue now': 1 },
      people: ['Bob', 'Carol'],
      private: ['results'],
      isTainted: true,
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { SentFile } from '../core/file.ts';
import type { EventId } from '../core/ids.ts';
import type { Turn } from '../core/turn.ts';
import { aCaller, alice, aPlace } from '../testing/callers.ts';
import { digestOfEntry } from './deliver.ts';
import type { Answering } from './known.ts';
import { fileRoute, sentFiles } from './sent-files.ts';

const now = new Date('2026-11-20T08:12:00Z');
const place = aPlace([alice]);

const file = (name: string): SentFile => ({
  url: `mxc://example.org/${name}`,
  name: `${name}.pdf`,
  type: 'application/pdf',
});

const said = (text: string, more: { file?: SentFile; isReplyTo?: EventId } = {}) => ({
  eventId: '$said' as EventId,
  sender: alice,
  addressee: alice,
  text,
  place,
  sentAt: now,
  ...more,
});

const turn = (event: string, minutesAgo: number, sent?: SentFile): Turn => ({
  user: alice,
  room: place.roomId,
  request: digestOfEntry(event),
  at: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
  said: event,
  answered: '',
  understood: { by: 'nobody' },
  deeds: [],
  resolved: [],
  leftOut: [],
  ...(sent ? { file: sent } : {}),
});

describe('a message with a file', () => {
  const read = (text: string) =>
    text.startsWith('attach')
      ? ({ to: 'phrase', calls: [{ action: 'task.attach', input: { which: 3 }, origin: 'phrase' }] } as const)
      : ({ to: 'model', nearest: [] } as const);
  const routed = (text: string, sent?: SentFile) =>
    fileRoute({ message: said(text, sent ? { file: sent } : {}), read });

  it('R4 without a word is asked about', () => {
    expect(routed('', file('a'))).toMatchObject({
      to: 'sentence',
      sentence: 'a.pdf',
      isAnswer: false,
      calls: [{ action: 'task.attach', input: {} }],
    });
  });

  it('R4 is what is said with it, where that is understood', () => {
    expect(routed('attach it to 3', file('a'))).toBeUndefined();
  });

  it('R4 belongs to the task that its caption names, and a letter is no name', () => {
    expect(routed('renew passport ', file('a'))).toMatchObject({
      sentence: 'renew passport',
      calls: [{ input: { which: 'renew passport' } }],
    });
    expect(routed('dear eis '.repeat(30), file('a'))).toMatchObject({ calls: [{ input: {} }] });
  });

  it('is nothing else', () => {
    expect(routed('renew passport')).toBeUndefined();
  });
});

describe('the files that can be meant', () => {
  const meant = async (message: ReturnType<typeof said>, turns: readonly Turn[]) => {
    const answering = { message, caller: aCaller(), now } as Partial<Answering> as Answering;
    const found = await sentFiles(answering, { turns: { recent: async () => await Promise.resolve(turns) } });
    return found.map(({ name }) => name);
  };
  const turns = [turn('$old', 90, file('old')), turn('$one', 8, file('one')), turn('$two', 2, file('two'))];

  it('R4 are those of the last ten minutes, the newest first', async () => {
    expect(await meant(said('attach it to 3'), turns)).toEqual(['two.pdf', 'one.pdf']);
  });

  it('R4 begin with the one in the message itself', async () => {
    expect(await meant(said('attach it to 3', { file: file('new') }), turns)).toEqual([
      'new.pdf',
      'two.pdf',
      'one.pdf',
    ]);
    expect(await meant(said('', { file: file('two') }), turns)).toEqual(['two.pdf', 'one.pdf']);
  });

  it('R4 begin with the one replied to, however old it is', async () => {
    const reply = said('attach that to 3', { isReplyTo: '$old' as EventId });
    expect(await meant(reply, turns)).toEqual(['old.pdf', 'two.pdf', 'one.pdf']);
  });
});

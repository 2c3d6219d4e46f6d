import { describe, expect, it } from '@jest/globals';
import type { RoomId } from '../core/ids.ts';
import type { Outgoing } from '../core/inbox.ts';
import type { Owner } from '../core/privacy.ts';
import { answer, failure, receiptReply, type Reply } from '../core/reply.ts';
import { alice } from '../testing/callers.ts';
import { apologise } from './apologise.ts';

const room = '!dm:example.org' as RoomId;
const hers: Owner = { kind: 'person', user: alice, sources: 'unknown' };

async function said(
  unsaid: Parameters<typeof apologise>[1]['unsaid'],
  { reply = answer('a list'), owner = hers, language = 'en' } = {},
): Promise<unknown> {
  const outgoing: Outgoing = { kind: 'message', to: { room }, reply, owner };
  const row = { outgoing, reference: 'abcd', isProgress: false };
  const told = await apologise(row, { unsaid, because: '400' }, { languageOf: async () => language });
  if (told.kind === 'failed') return told.because;
  return told.instead.map((one) => (one.kind === 'message' ? one.reply.markdown : one.kind));
}

describe('10.1 an answer that cannot be said', () => {
  it.each([
    [
      'too long',
      '⚠️ My answer was too long for this homeserver.\nNext: ask for a part of it. Reference abcd',
      '⚠️ Meine Antwort war zu lang für diesen Homeserver.\nAls Nächstes: frag nach einem Teil davon. Kennung abcd',
    ],
    [
      'not taken',
      '⚠️ The homeserver did not take my answer.\nNext: ask again in a moment. Reference abcd',
      '⚠️ Der Homeserver hat meine Antwort nicht genommen.\nAls Nächstes: frag gleich noch einmal. Kennung abcd',
    ],
    [
      'no fit',
      '⚠️ The file was not stored the way this room needs it.\nNext: ask for it again. Reference abcd',
      '⚠️ Die Datei liegt nicht so bereit, wie dieser Raum sie braucht.\nAls Nächstes: frag noch einmal danach. Kennung abcd',
    ],
  ] as const)('is told of in the language of the person: %s', async (unsaid, english, german) => {
    expect(await said(unsaid)).toEqual([english]);
    expect(await said(unsaid, { language: 'de' })).toEqual([german]);
  });

  it('of which the work was done says so', async () => {
    expect(await said('not taken', { reply: receiptReply('Added: milk'), language: 'de' })).toEqual([
      '⚠️ Es wurde getan, aber der Homeserver hat meine Antwort nicht genommen.\nAls Nächstes: sieh in deiner Liste nach. Kennung abcd',
    ]);
  });

  it('is given up when it was such a sentence itself', async () => {
    const reply: Reply = failure('⚠️ The homeserver did not take my answer.');
    expect(await said('not taken', { reply })).toBe('400');
  });

  it('is told of in English where nobody owns it, or nobody knows the language', async () => {
    expect(await said('too long', { owner: { kind: 'everyone' }, language: 'de' })).toEqual([
      expect.stringContaining('My answer was too long'),
    ]);
    const outgoing: Outgoing = { kind: 'message', to: { room }, reply: answer('a list'), owner: hers };
    const told = await apologise(
      { outgoing, reference: 'abcd', isProgress: false },
      { unsaid: 'too long', because: '413' },
      { languageOf: async () => await Promise.reject(new Error('the database is away')) },
    );
    expect(told).toMatchObject({ instead: [{ reply: { tone: 'failure' } }] });
  });
});

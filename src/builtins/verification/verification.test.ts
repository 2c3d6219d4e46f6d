import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../core/caller.ts';
import { type EventId, parseEventId, parseRoomId, parseUserId, type UserId } from '../../core/ids.ts';
import type { Handled } from '../../core/inbox.ts';
import { privateRoom } from '../../core/place.ts';
import type { Compared, Comparison, VerificationNews } from '../../core/verification.ts';
import { aCaller } from '../../testing/callers.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import { GERMAN_NAMES } from './emoji-names.ts';
import { createHearVerification } from './hear-verification.ts';
import { createVerify } from './index.ts';

const known = <T>(id: T | undefined): T => {
  if (id === undefined) throw new Error('not an id');
  return id;
};
const ALICE = known(parseUserId('@alice:example.org'));
const BOB = known(parseUserId('@bob:example.org'));
const ROOM = known(parseRoomId('!direct:example.org'));
const FLOW = known(parseEventId('$request'));
const NOW = new Date('2026-11-22T10:00:00Z');
const comparison: Comparison = {
  flow: FLOW,
  user: ALICE,
  room: ROOM,
  emoji: [
    { symbol: '🐶', name: 'Dog' },
    { symbol: '👍', name: 'Thumbs Up' },
  ],
};

interface Heard {
  readonly role?: Role;
  readonly begins?: boolean;
  readonly readers?: readonly (typeof ALICE)[];
  readonly news?: VerificationNews;
  readonly language?: string;
}

async function hear({ role = 'admin', begins = true, readers, news, language = 'en' }: Heard) {
  const declined: EventId[] = [];
  const received: EventId[] = [];
  const handled = await createHearVerification({
    receive: async ({ flow }) => {
      received.push(flow);
      return news;
    },
    decline: async ({ flow }) => void declined.push(flow),
    now: () => NOW,
  })({
    event: { room: ROOM, sender: ALICE, flow: FLOW, begins, event: {} },
    role,
    place: { ...privateRoom(ROOM, ALICE), encrypted: true, ...(readers ? { readers } : {}) },
    language,
    entry: { key: 'event|$1' },
  });
  return { declined, received, handled, said: saidIn(handled) };
}

const saidIn = ({ say }: Handled): readonly string[] =>
  say.map((one) => (one.kind === 'message' ? one.reply.markdown.replaceAll('\\', '') : one.kind));

describe('Q1 an app that compares its keys with those of eis', () => {
  it('is asked about the pictures by an admin', async () => {
    const { said, handled } = await hear({ begins: false, news: { kind: 'compare', comparison } });
    expect(said).toEqual(['Does your app show the same seven?\n🐶 Dog · 👍 Thumbs Up']);
    expect(handled.asked).toMatchObject({
      user: ALICE,
      room: ROOM,
      answers: ['verify match', 'verify differ'],
      labels: ['They match', 'They differ'],
      noMeans: 1,
      expiresAt: new Date('2026-11-22T10:10:00Z'),
    });
  });

  it('is asked in the words of the person, with the names their app shows', async () => {
    const { said } = await hear({ news: { kind: 'compare', comparison }, language: 'de' });
    expect(said).toEqual(['Zeigt deine App dieselben sieben?\n🐶 Hund · 👍 Daumen hoch']);
    expect(Object.keys(GERMAN_NAMES)).toHaveLength(64);
  });

  it.each([
    ['verified', '✅ Verified: your app and I trust each other.'],
    ['ended', 'The verification ended without a result. You can begin it again in your app.'],
  ] as const)('hears how it ended: %s', async (kind, sentence) => {
    expect((await hear({ begins: false, news: { kind } })).said).toEqual([sentence]);
  });

  it.each([
    ['of somebody who is no admin', { role: 'configure' }, 'Only my admins verify me by emoji.'],
    [
      'where others read along',
      { readers: [ALICE, BOB] },
      'Others read along here. Verify me in a direct room with me.',
    ],
  ] as const)('is declined %s, and told why', async (_who, heard, sentence) => {
    const { said, declined, received } = await hear(heard);
    expect([said, declined, received]).toEqual([[sentence], [FLOW], []]);
    const later = await hear({ ...heard, begins: false });
    expect([later.said, later.declined, later.received]).toEqual([[], [], []]);
  });
});

describe('verify', () => {
  const says = async (
    input: { readonly pictures?: 'match' | 'differ' },
    { becomes = 'confirmed', user = ALICE }: { readonly becomes?: Compared; readonly user?: UserId } = {},
  ) => {
    const answered: string[] = [];
    const session = await createVerify({
      waiting: async () => await Promise.resolve([comparison]),
      answer: async (flow, pictures) => {
        answered.push(`${flow} ${pictures}`);
        return await Promise.resolve(becomes);
      },
    }).connect({}, houseIo);
    const context = aContext({ caller: aCaller({ user, role: 'admin' }) });
    const { reply } = await session.perform('verify', input, context);
    return { answered, text: reply.markdown.replaceAll('\\', ''), choices: reply.choices };
  };

  it('shows the pictures again', async () => {
    const { text, choices, answered } = await says({});
    expect(text).toBe('Does your app show the same seven?\n🐶 Dog · 👍 Thumbs Up');
    expect(choices).toEqual(['They match', 'They differ']);
    expect(answered).toEqual([]);
  });

  it.each([
    ['match', 'confirmed', 'Confirmed here. Say in your app that they match, too.'],
    ['match', 'verified', '✅ Verified: your app and I trust each other.'],
    [
      'differ',
      'refused',
      'Not verified: if they differ, somebody may be reading along between us. Tell whoever runs the homeserver.',
    ],
  ] as const)('takes the answer: %s, then %s', async (pictures, becomes, sentence) => {
    const { text, answered } = await says({ pictures }, { becomes });
    expect([text, answered]).toEqual([sentence, [`${FLOW} ${pictures}`]]);
  });

  it('answers nothing for the pictures of others', async () => {
    const { text, answered } = await says({ pictures: 'match' }, { user: BOB });
    expect(answered).toEqual([]);
    expect(text).toMatch(/^No verification waits\. Open my profile in your app/);
  });

  it('is for admins', async () => {
    expect(createVerify({ waiting: async () => [], answer: async () => 'gone' }).actions[0]?.audience).toBe(
      'admin',
    );
    await Promise.resolve();
  });
});

import { describe, expect, it } from '@jest/globals';
import type { EventId, RoomId } from '../core/ids.ts';
import { everyone, type Owner } from '../core/privacy.ts';
import {
  answer,
  confirmation,
  failure,
  question,
  receiptReply,
  type Reply,
  status,
  type Tone,
} from '../core/reply.ts';
import { alice } from '../testing/callers.ts';
import { type Message, messageContent, reactionContent, seedsOf } from './content-of.ts';

const room = '!dm:hs.test' as RoomId;
const request = '$request' as EventId;
const root = '$root' as EventId;
const hers: Owner = { kind: 'person', user: alice, sources: 'unknown' };

const contentOf = (reply: Reply, more: Partial<Message> = {}, readers = 1) =>
  messageContent({ kind: 'message', to: { room }, reply, owner: hers, ...more }, { key: 'k.0', readers })
    .content;

describe('messageContent', () => {
  it('carries its key, both bodies, and mentions that are never missing', () => {
    expect(contentOf(answer('**hi**'))).toEqual({
      msgtype: 'm.text',
      body: 'hi',
      format: 'org.matrix.custom.html',
      formatted_body: '<strong>hi</strong>',
      'm.mentions': {},
      'eis.key': 'k.0',
    });
  });

  it.each([
    [receiptReply('x'), 'm.notice'],
    [status('x'), 'm.notice'],
    [failure('x'), 'm.notice'],
    [answer('x'), 'm.text'],
    [question('x'), 'm.text'],
  ])('3.1 3.2 says %j as %s', (reply, type) => {
    expect(contentOf(reply)['msgtype']).toBe(type);
  });

  it('2.6 mentions the asker only when it rings, and nobody for what concerns everyone', () => {
    const tones: readonly Tone[] = ['answer', 'receipt', 'status', 'failure', 'question', 'reminder'];
    const mentioned = tones.filter((tone) =>
      JSON.stringify(contentOf({ markdown: 'x', tone })).includes(alice),
    );
    expect(mentioned).toEqual(['question', 'reminder']);
    expect(contentOf(question('x'))['m.mentions']).toEqual({ user_ids: [alice] });
    expect(contentOf(question('x'), { owner: everyone })['m.mentions']).toEqual({});
  });

  it('is a reply only where somebody else reads along', () => {
    const reply = { 'm.in_reply_to': { event_id: request } };
    expect(contentOf(answer('x'), { inReplyTo: request }, 1)).not.toHaveProperty('m.relates_to');
    expect(contentOf(answer('x'), { inReplyTo: request }, 2)['m.relates_to']).toEqual(reply);
  });

  it('16.1 stays in the thread it was asked in', () => {
    expect(contentOf(answer('x'), { threadRoot: root, inReplyTo: request })['m.relates_to']).toEqual({
      rel_type: 'm.thread',
      event_id: root,
      is_falling_back: true,
      'm.in_reply_to': { event_id: request },
    });
    expect(contentOf(answer('x'), { threadRoot: root })['m.relates_to']).toMatchObject({
      'm.in_reply_to': { event_id: root },
    });
  });

  it('8.2 offers choices with the signs that stand below as reactions', () => {
    const asked = question('Did you mean one of these?', ["what's due", '*all*']);
    expect(contentOf(asked)['body']).toBe(
      "Did you mean one of these?\n1️⃣ what's due · 2️⃣ *all* · ✏️ something else",
    );
    expect(seedsOf(asked)).toEqual(['1️⃣', '2️⃣', '✏️']);
    expect(seedsOf(confirmation('Sure?'))).toEqual(['✅', '❌']);
    expect(seedsOf(question('Which token?'))).toEqual([]);
    expect(seedsOf(answer('x'))).toEqual([]);
  });

  it('offers nine choices and no more', () => {
    const asked = question(
      'Which?',
      Array.from({ length: 12 }, (_, index) => `n${index}`),
    );
    expect(seedsOf(asked)).toHaveLength(10);
    expect(contentOf(asked)['body']).not.toContain('n9');
  });
});

describe('reactionContent', () => {
  it('annotates its target and carries its key', () => {
    expect(reactionContent({ target: request, symbol: '✅' }, 'k.1')).toEqual({
      type: 'm.reaction',
      content: {
        'm.relates_to': { rel_type: 'm.annotation', event_id: request, key: '✅' },
        'eis.key': 'k.1',
      },
    });
  });
});

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
import { type Message, messageContent, reactionContent, seedsOf, settledContent } from './content-of.ts';

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

  it('R4 is a file in place of its words', () => {
    const file = {
      url: 'mxc://example.org/scan',
      name: 'scan.pdf',
      type: 'application/pdf',
      size: 27,
      seal: { key: 'key', iv: 'iv', sha256: 'hash' },
    };
    expect(contentOf({ ...answer('📎 scan.pdf'), file })).toEqual({
      msgtype: 'm.file',
      body: 'scan.pdf',
      filename: 'scan.pdf',
      info: { mimetype: 'application/pdf', size: 27 },
      file: {
        url: 'mxc://example.org/scan',
        v: 'v2',
        key: { kty: 'oct', alg: 'A256CTR', ext: true, key_ops: ['encrypt', 'decrypt'], k: 'key' },
        iv: 'iv',
        hashes: { sha256: 'hash' },
      },
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

  it('M2 offers nothing instead of something else where that is what is left', () => {
    const asked = { ...question('Take back the other 3?', ['the other 3', 'all 4']), refusal: 'nothing' };
    expect(contentOf(asked)['body']).toBe('Take back the other 3?\n1️⃣ the other 3 · 2️⃣ all 4 · ❌ nothing');
    expect(seedsOf(asked)).toEqual(['1️⃣', '2️⃣', '❌']);
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

describe('settledContent', () => {
  const settled = (reply: Reply, result: string) =>
    settledContent({ reply }, { key: 'k.2', edits: root, result }).content;

  it.each<[string, Reply, string, string]>([
    [
      'a confirmation',
      confirmation('Delete milk?\n✅ yes · ❌ no (or type it; 10 minutes)'),
      '✅ yes',
      'Delete milk?\n✅ yes',
    ],
    [
      'a question in the last line of a receipt',
      confirmation(
        '✓ Connected\nShall I? ✅ yes · ❌ no (or type it; 10 minutes)\nThis closes my question before.',
      ),
      '❌ no',
      '✓ Connected\nShall I?\nThis closes my question before.\n❌ no',
    ],
    ['choices', question('Which?', ['a', 'b']), '2️⃣ *b*', 'Which?\n2️⃣ *b*'],
  ])('8.6 shows the result in %s', (_name, reply, result, body) => {
    const content = settled(reply, result);
    expect(content['m.new_content']).toMatchObject({ body, msgtype: 'm.text', 'm.mentions': {} });
    expect(content).toMatchObject({
      body: `* ${body}`,
      'm.relates_to': { rel_type: 'm.replace', event_id: root },
      'm.mentions': {},
      'eis.key': 'k.2',
    });
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

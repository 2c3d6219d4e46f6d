import { describe, expect, it } from '@jest/globals';
import type { Told } from '../core/action-result.ts';
import { type Edit, receiptFor } from '../core/edit.ts';
import type { Fields } from '../core/json.ts';
import { wordAnswer } from './word-answer.ts';

const asked = {
  sentence: 'add milk',
  readAt: new Date('2026-11-20T08:12:00Z'),
  age: 0,
  reference: 'abcd2345',
};
const before = { title: 'milk', due: null, labels: ['shop'] };
const update: Edit = { op: 'update', noun: 'task', id: '9', before, after: { ...before, due: '2026-11-21' } };

const told = (edit: Edit, now: Fields | undefined): Told => ({
  receipt: receiptFor(edit, '9', now),
  markdown: '✅ Changed: milk',
});
const words = (...all: Told[]) => wordAnswer({ kind: 'changed', told: all }, asked);

describe('the words about a write', () => {
  it('say done only of what was read back as planned', () => {
    const part = words(told(update, { ...before, due: '2026-11-21' }));
    expect(part).toMatchObject({ state: 'done', reply: { markdown: '✅ Changed: milk', tone: 'receipt' } });
  });

  it.each<[string, Edit, Fields | undefined, string]>([
    ['nothing took', update, before, '⚠️ I read it back, and the change is not there. It was not done.'],
    [
      'something else changed as well',
      update,
      { ...before, due: '2026-11-21', labels: [] },
      '⚠️ It was done, but labels changed as well.',
    ],
    [
      'a part did not take',
      { op: 'create', noun: 'task', after: before },
      { title: 'milk', due: null },
      '⚠️ It was done, but labels did not take.',
    ],
    [
      'the new object is not there',
      { op: 'create', noun: 'task', after: before },
      undefined,
      '⚠️ I read it back, and the change is not there. It was not done.',
    ],
    [
      'the object is still there',
      { op: 'remove', noun: 'task', id: '9', before },
      before,
      '⚠️ I read it back, and the change is not there. It was not done.',
    ],
  ])('say first when %s', (_name, edit, now, line) => {
    const { reply, state } = words(told(edit, now));
    expect(reply.markdown.split('\n')[0]).toBe(line);
    expect(reply.markdown).toMatch(/\nNext: .+ Reference abcd2345$/);
    expect(reply.markdown).not.toContain('✅');
    expect([state, reply.tone]).toEqual(['failed', 'failure']);
  });

  it('name what was done before the trouble, behind it', () => {
    const { reply } = words(told(update, { ...before, due: '2026-11-21' }), told(update, before));
    expect(reply.markdown).toMatch(/^⚠️ [^✅]*\n\n✅ Changed: milk$/);
  });

  it('say that it may have been done when that cannot be known', () => {
    const { reply } = wordAnswer({ kind: 'changed', told: [], inDoubt: true }, asked);
    expect(reply.markdown).toContain('It may have been done; I could not check.');
  });

  it('say that nothing had to be changed', () => {
    expect(words()).toMatchObject({ state: 'done', reply: { markdown: 'That is so already.' } });
  });
});

describe('other results', () => {
  it('say why something is denied, and that it was not done', () => {
    const part = wordAnswer({ kind: 'denied', because: 'only an admin may do this' }, asked);
    expect(part.reply.markdown).toBe(
      `⚠️ Only an admin may do this. It was not done.\nNext: ask an admin, who finds more under the reference. Reference ${asked.reference}`,
    );
  });

  it('say what cannot be confirmed yet', () => {
    const part = wordAnswer({ kind: 'confirm', by: 'requester', because: 'this removes something' }, asked);
    expect(part.reply.markdown).toBe(
      `⚠️ This removes something, and I cannot ask you to confirm that yet. It was not done.\nNext: ask an admin, who finds more under the reference. Reference ${asked.reference}`,
    );
    expect(part.asks).toBeUndefined();
  });

  it('ask about a late write in the words of the person, in which no Markdown works', () => {
    const late = { ...asked, sentence: 'add *milk*', age: 3_600_001 };
    const part = wordAnswer({ kind: 'confirm', by: 'requester', because: 'it waited' }, late);
    expect(part.reply.markdown).toContain('waited 1 hour: “add \\*milk\\*”');
    expect(part.asks).toEqual({ answers: ['add *milk*'], saidAt: '2026-11-20T08:12:00.000Z' });
  });

  it('offer no choices where there are none', () => {
    const part = wordAnswer({ kind: 'unclear', question: 'I found no task like that.', choices: [] }, asked);
    expect(part).toEqual({
      reply: { markdown: 'I found no task like that.', tone: 'status' },
      state: 'failed',
    });
  });
});

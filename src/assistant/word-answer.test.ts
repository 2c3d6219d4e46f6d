import { describe, expect, it } from '@jest/globals';
import type { Approval, Changed } from '../core/action-result.ts';
import { UnavailableError } from '../core/errors.ts';
import { sayAround } from './sentences.ts';
import { joinParts } from './join-parts.ts';
import { wordAnswer } from './word-answer.ts';

const reference = 'abcd2345';
const telling = { reference, language: 'en' };
const HOW_TO_ANSWER = sayAround('en').howToAnswer;
const milk = { noun: 'task', id: '9', name: 'milk', line: 'milk' };
const changed = (more: Partial<Changed> = {}): Changed => ({
  kind: 'changed',
  markdown: '✅ Changed: milk',
  service: 'my.vikunja.io',
  notBegun: 0,
  touched: [milk],
  mark: 'mark.0',
  ...more,
});
const words = (more: Partial<Changed> = {}) => wordAnswer(changed(more), telling);
const call = { action: 'task.remove', input: {}, origin: 'phrase' as const };
const approval: Approval = { call, hash: 'hash', edits: [] };
const confirm = (question: string) =>
  wordAnswer({ kind: 'confirm', by: 'requester', question, approval }, telling);

describe('the words about a write', () => {
  it('M1 are those of the receipt, and what was touched is kept', () => {
    expect(words()).toEqual({
      reply: { markdown: '✅ Changed: milk', tone: 'receipt' },
      state: 'done',
      touched: [milk],
    });
  });

  it('say that nothing had to be changed', () => {
    expect(words({ markdown: '', touched: [] })).toEqual({
      reply: { markdown: 'That is so already.', tone: 'status' },
      state: 'done',
    });
  });

  it('M1 say what a service said yes to and did not do, as 19.6', () => {
    const part = words({
      markdown: '',
      trouble: { kind: 'refused', what: 'the label errand is not on buy stamps' },
    });
    expect(part.reply).toEqual({
      markdown: [
        '⚠️ my\\.vikunja\\.io said yes, but the label errand is not on buy stamps. It was not done.',
        'Everything else on the task is as before. Next: try again, or say status. Reference abcd2345',
      ].join('\n'),
      tone: 'failure',
    });
    expect(part.state).toBe('failed');
  });

  it('M1 say of a creation that is not there nothing about the rest of it', () => {
    const part = words({
      markdown: '',
      touched: [],
      trouble: { kind: 'refused', what: 'milk is not there' },
    });
    expect(part.reply.markdown).toBe(
      '⚠️ my\\.vikunja\\.io said yes, but milk is not there. It was not done.\nNext: try again, or say status. Reference abcd2345',
    );
  });

  it('M8 say that it may have been done, as 19.6', () => {
    const error = new UnavailableError('my.vikunja.io broke off.', { certainty: 'may have been done' });
    expect(words({ markdown: '', trouble: { kind: 'doubt', error } }).reply.markdown).toBe(
      [
        '⚠️ my\\.vikunja\\.io broke off\\. It may have been done; I could not check.',
        'Next: wait, I look again in a minute; please do not repeat it. Reference abcd2345',
      ].join('\n'),
    );
    expect(words({ trouble: { kind: 'doubt', error: undefined } }).reply.markdown).toMatch(
      /^⚠️ I was interrupted.* It may have been done; I could not check\.\nNext: wait/,
    );
  });

  it('9.2 say first what did not take, then what did, then what was not begun', () => {
    const trouble = { kind: 'partly' as const, what: 'its description is gone' };
    const part = words({ trouble, notBegun: 2 });
    expect(part.reply.markdown).toBe(
      [
        '⚠️ It was done, but its description is gone.',
        'Next: look at it, and say undo if you do not want it so. Reference abcd2345',
        '',
        '✅ Changed: milk',
        '',
        '2 more changes were not begun.',
      ].join('\n'),
    );
    expect([part.state, part.reply.tone]).toEqual(['failed', 'failure']);
    expect(words({ trouble, notBegun: 1 }).reply.markdown).toMatch(/1 more change was not begun\.$/);
  });

  it('keep the capital of a title that they begin with', () => {
    const part = words({ markdown: '', trouble: { kind: 'partly', what: 'Write report is not there' } });
    expect(part.reply.markdown).toMatch(/^⚠️ It was done, but Write report is not there\.\n/);
  });

  it('A4 ask in the same message what comes with the receipt, as 19.2', () => {
    const follow = {
      question: 'Your time zone there is GMT. Shall I use Europe/Berlin?',
      choices: [{ label: 'yes', say: 'set time zone to Europe/Berlin' }],
      yesNo: true as const,
    };
    const part = words({ markdown: '✓ Connected, found 12 tasks', follow });
    expect(part.reply).toEqual({
      markdown: `✓ Connected, found 12 tasks\nYour time zone there is GMT. Shall I use Europe/Berlin? ${HOW_TO_ANSWER}`,
      tone: 'question',
      yesNo: true,
    });
    expect(part.asks).toEqual({
      answers: ['set time zone to Europe/Berlin'],
      labels: ['yes'],
      isOffer: true,
    });
    expect(part.state).toBe('open');
  });
});

describe('other results', () => {
  it('say why something is denied, and that it was not done', () => {
    const part = wordAnswer({ kind: 'denied', because: 'only an admin may do this' }, telling);
    expect(part.reply.markdown).toBe(
      `⚠️ Only an admin may do this. It was not done.\nNext: ask an admin, who finds more under the reference. Reference ${reference}`,
    );
  });

  it('M3 are a question that ends with how to answer it', () => {
    expect(joinParts([confirm('Delete milk?')], 'en')).toEqual({
      reply: { markdown: `Delete milk?\n${HOW_TO_ANSWER}`, tone: 'question', yesNo: true },
      state: 'open',
      asks: { answers: [], approves: [approval] },
    });
  });

  it('6.4 are one question for several confirmations, and what else was asked comes later', () => {
    const unclear = wordAnswer(
      { kind: 'unclear', question: 'Which one?', choices: [{ label: 'a', say: 'add a' }] },
      telling,
    );
    const part = joinParts([confirm('Delete milk?'), unclear, words(), confirm('Delete eggs?')], 'en');
    expect(part.reply.markdown).toBe(
      [
        'Delete milk?',
        '❌ Which one?\nI ask one question at a time: say it again after this one.',
        '✅ Changed: milk',
        `Delete eggs?\n${HOW_TO_ANSWER}`,
      ].join('\n\n'),
    );
    expect(part.asks).toEqual({ answers: [], approves: [approval, approval] });
    expect(part.reply.yesNo).toBe(true);
    expect(part.touched).toEqual([milk]);
  });

  it('say that an admin cannot be asked yet', () => {
    const part = wordAnswer({ kind: 'confirm', by: 'admin', question: 'Restart?', approval }, telling);
    expect(part.reply.markdown).toMatch(/^⚠️ An admin has to agree to this.* It was not done\./);
    expect(part.asks).toBeUndefined();
  });

  it('13.7 ask for a value with nothing to tap', () => {
    const missing = {
      kind: 'missing' as const,
      question: 'Which token?',
      call,
      field: 'token',
      secret: true,
    };
    expect(wordAnswer(missing, telling)).toEqual({
      reply: { markdown: 'Which token?', tone: 'question' },
      state: 'open',
      asks: { answers: [], fills: { call, field: 'token', secret: true } },
    });
  });

  it('M2 offer how much is to be taken back, as 19.12', () => {
    const choices = [
      { label: 'the other 3', say: 'undo the rest' },
      { label: 'all 4', say: 'undo all' },
    ];
    const part = wordAnswer({ kind: 'unclear', question: 'Take back the other 3?', choices }, telling);
    expect(part.reply).toMatchObject({ choices: ['the other 3', 'all 4'], refusal: 'nothing' });
    expect(part.asks?.undoes).toBe(true);
    const one = wordAnswer(
      { kind: 'unclear', question: 'Take it back?', choices: choices.slice(1) },
      telling,
    );
    expect(one.reply).toEqual({
      markdown: `Take it back?\n${HOW_TO_ANSWER}`,
      tone: 'question',
      yesNo: true,
    });
  });

  it('offer no choices where there are none', () => {
    const part = wordAnswer(
      { kind: 'unclear', question: 'I found no task like that.', choices: [] },
      telling,
    );
    expect(part).toEqual({
      reply: { markdown: 'I found no task like that.', tone: 'status' },
      state: 'failed',
    });
  });
});

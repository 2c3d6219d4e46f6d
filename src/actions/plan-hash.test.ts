import { describe, expect, it } from '@jest/globals';
import type { Edit } from '../core/edit.ts';
import { alice, bob } from '../testing/callers.ts';
import { type Hashed, planHash } from './plan-hash.ts';

const update: Edit = {
  op: 'update',
  noun: 'book',
  id: '1',
  before: { title: 'Emma', note: 'a gift' },
  after: { title: 'Clueless', note: 'a gift' },
};
const remove: Edit = { op: 'remove', noun: 'book', id: '2', before: { title: 'Sanditon' } };
const create: Edit = { op: 'create', noun: 'book', after: { title: 'Persuasion' } };

const asked: Hashed = {
  call: { action: 'book.change', input: { which: 'Emma', title: 'Clueless' }, origin: 'phrase' },
  user: alice,
  connection: 'my',
  edits: [update, remove, create],
  question: 'Change Emma?',
};

describe('what a yes is bound to', () => {
  it('is the same for the same plan, in whatever order its fields are', () => {
    const input = { title: 'Clueless', which: 'Emma' };
    expect(planHash({ ...asked, call: { ...asked.call, input } })).toBe(planHash(structuredClone(asked)));
  });

  it('is not who chose the words, nor a field that stays as it is', () => {
    const call = { ...asked.call, origin: 'llm' } as const;
    const lent = { note: 'lent' };
    const same: Edit = {
      ...update,
      before: { ...update.before, ...lent },
      after: { ...update.after, ...lent },
    };
    expect(planHash({ ...asked, call, edits: [same, remove, create] })).toBe(planHash(asked));
  });

  it('is not what is sealed: sealed again it looks different, and nobody was shown it', () => {
    const sealedAs = (sealed: string): Edit => ({ ...create, after: { ...create.after, sealed } });
    expect(planHash({ ...asked, edits: [sealedAs('a')] })).toBe(
      planHash({ ...asked, edits: [sealedAs('b')] }),
    );
  });

  it.each<[what: string, other: Partial<Hashed>]>([
    ['the action', { call: { ...asked.call, action: 'book.move' } }],
    ['the input', { call: { ...asked.call, input: { which: 'Emma', title: 'Emma' } } }],
    ['the person', { user: bob }],
    ['the connection', { connection: 'home' }],
    ['the question', { question: 'Change Emma, really?' }],
    ['an edit more', { edits: [...asked.edits, create] }],
    ['the order', { edits: asked.edits.toReversed() }],
    ['another object', { edits: [{ ...update, id: '7' }, remove, create] }],
    ['where an edit is made', { edits: [{ ...update, connection: 'home' }, remove, create] }],
    ['what a field was', { edits: [{ ...update, before: { title: 'Emma?' } }, remove, create] }],
    ['what a field shall be', { edits: [{ ...update, after: { title: 'Emma!' } }, remove, create] }],
    ['anything of what is removed', { edits: [update, { ...remove, before: { title: 'S' } }, create] }],
    ['what is lost for good', { edits: [update, { ...remove, forGood: ['its number'] }, create] }],
    ['anything of what is made', { edits: [update, remove, { ...create, after: { title: 'P' } }] }],
  ])('is %s', (_what, other) => {
    expect(planHash({ ...asked, ...other })).not.toBe(planHash(asked));
  });
});

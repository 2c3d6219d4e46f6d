import { describe, expect, it } from '@jest/globals';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { readSlot } from './read-slot.ts';
import type { ReadingContext } from './reading.ts';
import { tokenize } from './tokens.ts';

const context = { now: friday, timeZone: 'Europe/Berlin' };
const inputOf = (line: string, more: Partial<ReadingContext> = {}): unknown => {
  const action = declaredActions.find(({ name }) => name === 'task.add');
  if (!action) throw new Error('task.add is not there');
  const sentence = { line, words: english, context: { ...context, ...more } };
  const filled = readSlot('title', tokenize(line), action, sentence);
  return filled.kind === 'filled' ? filled.fields : filled.kind;
};

describe('what is said around a title', () => {
  it.each([
    ['fix the gutter in project House', { title: 'fix the gutter', project: 'House' }],
    ['fix the gutter in the House project', { title: 'fix the gutter', project: 'House' }],
    ['fix the gutter to my House project', { title: 'fix the gutter', project: 'House' }],
    ['milk to my shopping list', { title: 'milk', project: 'shopping' }],
    ['milk to the shopping list tomorrow', { title: 'milk', project: 'shopping', due: '2026-11-21' }],
    ['milk tomorrow to my shopping list', { title: 'milk', project: 'shopping', due: '2026-11-21' }],
    ['milk tomorrow to my to-do list', { title: 'milk', due: '2026-11-21' }],
    ['pay rent with priority high', { title: 'pay rent', priority: 3 }],
    ['pay rent with high priority', { title: 'pay rent', priority: 3 }],
    ['pay rent high priority', { title: 'pay rent', priority: 3 }],
    ['pay rent priority 5', { title: 'pay rent', priority: 5 }],
    ['1: milk', { title: '1: milk' }],
    ['"War", urgent', { title: 'War', priority: 4 }],
    ['study for 2 hours tomorrow', { title: 'study for 2 hours', due: '2026-11-21' }],
    ['study tomorrow for 2 hours', { title: 'study for 2 hours', due: '2026-11-21' }],
    ['salt & pepper to my shopping list', { title: 'salt & pepper', project: 'shopping' }],
    [
      'lunch with Ann, dinner with Bob',
      { items: [{ title: 'lunch with Ann' }, { title: 'dinner with Bob' }] },
    ],
    ['pay rent, urgent', { title: 'pay rent', priority: 4 }],
    ['urgent: pay rent', { title: 'pay rent', priority: 4 }],
    ['send invoice assigned to carol', { title: 'send invoice', assignees: ['carol'] }],
    ['send invoice assigned to carol and bob', { title: 'send invoice', assignees: ['carol', 'bob'] }],
    ['send invoice for @carol', { title: 'send invoice', assignees: ['carol'] }],
    ['buy stamps, label errand', { title: 'buy stamps', labels: ['errand'] }],
    ['buy stamps, project Home', { title: 'buy stamps', project: 'Home' }],
    ['milk to my groceries', { title: 'milk', project: 'groceries' }],
    ['milk to my shoppinglist', { title: 'milk', project: 'shoppinglist' }],
    ['buy stamps labelled errand', { title: 'buy stamps', labels: ['errand'] }],
    ['buy stamps tagged errand and town', { title: 'buy stamps', labels: ['errand', 'town'] }],
    ['buy stamps with label "post office"', { title: 'buy stamps', labels: ['post office'] }],
    [
      'send invoice in project Work tagged money with high priority tomorrow',
      { title: 'send invoice', project: 'Work', labels: ['money'], priority: 3, due: '2026-11-21' },
    ],
  ])('D3 is a part of the task: %j', (text, input) => {
    expect(inputOf(text)).toEqual(input);
  });

  it.each([
    ['urgent care appointment', 'urgent care appointment'],
    ['call the urgent care', 'call the urgent care'],
    ['review priority list', 'review priority list'],
    ['write a project plan', 'write a project plan'],
    ['buy a present for carol', 'buy a present for carol'],
    ['print labels', 'print labels'],
    ['read "War" high priority list', 'read "War" high priority list'],
    ['buy flowers (white ones)', 'buy flowers (white ones)'],
    ['{title}', '{title}'],
    ['"pay rent, urgent"', 'pay rent, urgent'],
    ['"milk, eggs and bread"', 'milk, eggs and bread'],
    ['read chapter 3', 'read chapter 3'],
    ['study for 2 hours', 'study for 2 hours'],
  ])('C10 stays in the title: %j', (text, title) => {
    expect(inputOf(text)).toEqual({ title });
  });

  it.each(['milk +Home in project Work', 'pay rent !3 with priority 5'])(
    'is not guessed when it contradicts itself: %j',
    (text) => {
      expect(inputOf(text)).toBe('unsure');
    },
  );
});

describe('several things in one title', () => {
  it.each<readonly [string, object]>([
    ['milk, eggs and bread', { items: ['milk', 'eggs', 'bread'] }],
    ['milk, eggs, and bread', { items: ['milk', 'eggs', 'bread'] }],
    ['milk, eggs', { items: ['milk', 'eggs'] }],
    ['2 litres of milk, a dozen eggs and bread', { items: ['2 litres of milk', 'a dozen eggs', 'bread'] }],
    ['wine, mac and cheese', { items: ['wine', 'mac and cheese'] }],
    ['eggs, salt and pepper and wine', { items: ['eggs', 'salt and pepper', 'wine'] }],
    ['call mum, pay rent and water the plants', { items: ['call mum', 'pay rent', 'water the plants'] }],
    ['milk and eggs to my shopping list', { items: ['milk', 'eggs'], project: 'shopping' }],
    ['milk and eggs and bread to the grocery list', { items: ['milk', 'eggs', 'bread'], project: 'grocery' }],
    ['milk, eggs and bread tomorrow', { items: ['milk', 'eggs', 'bread'], due: '2026-11-21' }],
  ])('D11 are counted up: %j', (line, { items, ...fields }: { items?: readonly string[] }) => {
    expect(inputOf(line)).toEqual({ items: items?.map((title) => ({ title })), ...fields });
  });

  it('D11 have marks of their own, where several have some', () => {
    expect(inputOf('milk *food, eggs *food !3 and bread')).toEqual({
      items: [
        { title: 'milk', labels: ['food'] },
        { title: 'eggs', labels: ['food'], priority: 3 },
        { title: 'bread' },
      ],
    });
    expect(inputOf('milk *food, eggs and bread')).toMatchObject({
      items: [{ title: 'milk' }, { title: 'eggs' }, { title: 'bread' }],
      labels: ['food'],
    });
    expect(inputOf('milk *food, *drink')).toEqual({ title: 'milk', labels: ['food', 'drink'] });
  });

  it.each([
    'buy milk, eggs and bread',
    'call Anna, the plumber',
    'meeting with Ann, Bob and Carl',
    'tickets for Ann, Bob and Carl',
    'trip to Paris, France',
    'salt & pepper',
    'salt and pepper',
    'milk and eggs',
    'dinner with Anna, Bob and the kids from next door and their dog',
    'write to Bob, who asked about the new plan',
    'read "War, Peace and Bread"',
  ])('D11 are one title: %j', (title) => {
    expect(inputOf(title)).toEqual({ title });
  });
});

describe('marks', () => {
  it.each([
    ['send *[to pay] +"Big Work" !5 @carol', { labels: ['to pay'], project: 'Big Work', priority: 5 }],
    ['send *a *b in +Work', { labels: ['a', 'b'], project: 'Work' }],
    ['send with priority !2', { priority: 2 }],
  ])('D3 are those of Vikunja: %j', (text, fields) => {
    expect(inputOf(text)).toMatchObject({ title: 'send', ...fields });
  });

  it.each([
    ['send @errand #Work p1', { title: 'send', labels: ['errand'], project: 'Work', priority: 5 }],
    [
      'send #"Big Work" p4 @"two words"',
      { title: 'send', labels: ['two words'], project: 'Big Work', priority: 1 },
    ],
    ['send #Work /Meetings +carol', { title: 'send', project: 'Work', assignees: ['carol'] }],
    ['send #Work/Meetings P2', { title: 'send', project: 'Work', priority: 4 }],
    [
      'send tomorrow !9am p1',
      { title: 'send', due: '2026-11-21', reminders: ['2026-11-21T09:00:00+01:00'], priority: 5 },
    ],
    ['wow !important', { title: 'wow !important' }],
    ['fix issue #12', { title: 'fix issue #12' }],
    ['read /etc/hosts and/or ask', { title: 'read /etc/hosts and/or ask' }],
    ['send *errand', { title: 'send *errand' }],
    ['write to a@b.org', { title: 'write to a@b.org' }],
  ])('D3 are those of Todoist where the person uses them: %j', (text, input) => {
    expect(inputOf(text, { marks: 'todoist' })).toEqual(input);
  });

  it.each([
    ['write to a@b.org about C++', 'write to a@b.org about C++'],
    ['open https://x.org/#y', 'open https://x.org/#y'],
    ['make it *bold*', 'make it *bold*'],
    ['make it **bold**', 'make it **bold**'],
    ['call +49 30 1234', 'call +49 30 1234'],
    ['run `rm *tmp`', 'run `rm *tmp`'],
    ['make it \\*bold', 'make it *bold'],
    ['ask \\@carol', 'ask @carol'],
  ])('C10 are text elsewhere: %j', (text, title) => {
    expect(inputOf(text)).toEqual({ title });
  });
});

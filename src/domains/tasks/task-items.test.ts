import { describe, expect, it } from '@jest/globals';
import { type Edit, receiptFor } from '../../core/edit.ts';
import { tasksInMemory } from '../../testing/tasks-in-memory.ts';
import { aContext, work } from '../../testing/tasks.ts';
import { addTask } from './add-task.ts';
import { taskCollection } from './collections.ts';

const signal = new AbortController().signal;
const planned = async (input: object, keeper = tasksInMemory()) =>
  await addTask.plan(keeper, input, aContext());
const created = (edits: readonly Edit[]) =>
  edits.flatMap((edit) => (edit.op === 'create' && edit.noun === 'task' ? [edit.after] : []));

describe('several tasks at once', () => {
  it('D11 are one plan, and what is said about all holds for each', async () => {
    const plan = await planned({
      items: [{ title: 'milk' }, { title: 'bread', due: '2026-11-28' }],
      due: '2026-11-27',
      project: 'Work',
    });
    expect(plan).toMatchObject({ kind: 'edits', scope: [work.id] });
    expect(plan.kind === 'edits' ? created(plan.edits) : []).toMatchObject([
      { title: 'milk', due: '2026-11-27', project: work },
      { title: 'bread', due: '2026-11-28', project: work },
    ]);
  });

  it('D11 may be below one another; the date of the upper one is its own', async () => {
    const plan = await planned({
      title: 'Party',
      due: '2026-11-27',
      items: [{ title: 'cake', items: [{ title: 'eggs' }] }],
    });
    const tasks = plan.kind === 'edits' ? created(plan.edits) : [];
    expect(tasks.map(({ title, due, more }) => [title, due, more])).toEqual([
      ['Party', '2026-11-27', {}],
      ['cake', null, { 'parent task': { id: '', title: 'Party' } }],
      ['eggs', null, { 'parent task': { id: '', title: 'cake' } }],
    ]);
  });

  it('makes what they need on the way once', async () => {
    const plan = await planned({ items: [{ title: 'a' }, { title: 'b' }], labels: ['new'], project: 'Trip' });
    expect(plan).toMatchObject({ onTheWay: ['project Trip', 'label new'] });
    expect(plan.kind === 'edits' ? plan.edits.map(({ noun }) => noun) : []).toEqual([
      'project',
      'label',
      'task',
      'task',
    ]);
  });

  it('D11 find the one above them when they are made, the newest of that title', async () => {
    const keeper = tasksInMemory();
    const collection = taskCollection(keeper);
    const plan = await planned({ title: 'Party', items: [{ title: 'cake' }] }, keeper);
    await planned({ title: 'Party' }, keeper);
    const creation = { mark: 'a', watermark: 0 };
    for (const after of plan.kind === 'edits' ? created(plan.edits) : []) {
      await collection.create(after, creation, signal);
      const [made] = await collection.findMade(after, creation, signal);
      expect(made?.fields).toMatchObject(after);
    }
    expect([...keeper.all.values()].map(({ title, more }) => [title, more])).toEqual([
      ['Party', {}],
      ['cake', { 'parent task': { id: '1', title: 'Party' } }],
    ]);
  });

  it('asks about a day that is over without offering to say all of it again', async () => {
    const plan = await planned({ items: [{ title: 'a', due: '2026-11-01' }, { title: 'b' }] });
    expect(plan).toMatchObject({ kind: 'unclear', choices: [] });
  });

  it('C11 D11 are echoed together: each with what only it has, then what all of them have', async () => {
    const keeper = tasksInMemory([], { labels: ['errand'] });
    const { words } = taskCollection(keeper);
    const plan = await planned(
      { items: [{ title: 'milk' }, { title: 'Party', items: [{ title: 'cake' }] }], labels: ['errand'] },
      keeper,
    );
    const edits = plan.kind === 'edits' ? plan.edits : [];
    const receipts = edits.map((edit, index) =>
      receiptFor(edit, String(index), edit.op === 'create' ? edit.after : undefined),
    );
    expect(words.toldTogether(receipts, aContext().caller)).toBe(
      '✅ Added 3 tasks in Inbox. Say undo within 10 minutes.\n' +
        '1\\. milk (label errand)  2\\. Party (label errand)  3\\. Party › cake',
    );
    expect(words.asked(edits.slice(0, 2), aContext().caller)).toBe(
      'Add 2 tasks in Inbox?\n1\\. milk  2\\. Party\nlabel errand',
    );
  });

  it('needs a title or items', () => {
    expect(addTask.input.safeParse({}).success).toBe(false);
    expect(addTask.input.safeParse({ items: [] }).success).toBe(false);
    expect(addTask.input.safeParse({ title: 'a' }).success).toBe(true);
  });
});

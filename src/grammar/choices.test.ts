import { describe, expect, it } from '@jest/globals';
import type { ActionContext } from '../core/action.ts';
import type { Choice } from '../core/plan.ts';
import { declaredActions } from '../testing/declared-actions.ts';
import { tasksInMemory } from '../testing/tasks-in-memory.ts';
import { aContext, aTask, friday, justTouched, work } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { createParse } from './parse.ts';

const parse = createParse(declaredActions, { en: english });
const my = { id: '1', name: 'my', service: 'vikunja' };
const home = { id: '2', name: 'home', service: 'vikunja' };

const context = { now: friday, timeZone: 'Europe/Berlin', language: 'en', connections: ['my', 'home'] };

/** A service in which much is not clear. */
const keeper = () => {
  const tasks = [
    aTask(),
    aTask({ due: '2026-11-27' }),
    aTask({ title: 'oat milk', project: work, labels: ['Work'] }),
    aTask({ title: 'milk "fresh"' }),
  ];
  const kept = tasksInMemory(tasks, {
    nearestRepeat: (repeat) => (repeat.on ? { every: repeat.every, unit: repeat.unit } : repeat),
  });
  kept.allProjects.set('n', { name: 'Garden at night', parent: null, isArchived: false, more: {} });
  kept.allProjects.set('d', { name: 'Garden by day', parent: null, isArchived: false, more: {} });
  return { ...kept, people: async () => await Promise.resolve(['carol', 'caroline']) };
};

const choicesFor = async (
  name: string,
  input: object,
  more: Partial<ActionContext> = {},
): Promise<readonly Choice[]> => {
  const action = declaredActions.find((one) => one.name === name);
  const plan = await action?.plan(keeper(), input, aContext(more));
  return plan?.kind === 'unclear' ? plan.choices : [];
};

describe('every choice that a question about tasks offers', () => {
  it.each<[string, object, Partial<ActionContext>]>([
    ['task.add', { title: 'a b', due: '2026-11-18' }, {}],
    ['task.add', { title: 'a b', due: '2026-11-18T10:00:00+01:00', labels: ['x', 'y'], priority: 3 }, {}],
    ['task.add', { title: 'a b', project: 'garden', description: 'more about it' }, {}],
    ['task.add', { title: 'a b', assignees: ['car'] }, { at: home, connections: [my, home] }],
    ['task.add', { title: 'a b', repeat: { every: 2, unit: 'week', on: ['monday', 'thursday'] } }, {}],
    ['task.add', { title: 'a b', repeat: { every: 1, unit: 'month', on: [1, -1], times: 3 } }, {}],
    ['task.change', { which: 'milk', priority: 2, add: { labels: ['a', 'b'] } }, {}],
    ['task.change', { which: 'oat milk', project: 'garden' }, {}],
    ['task.change', { which: 'oat milk', project: 'Allotment' }, {}],
    ['task.change', { without: 'work' }, { shown: justTouched('3', 'oat milk') }],
    ['task.move', { which: 'milk', due: '2026-11-23' }, {}],
    ['task.move', { which: 'milk', due: '2026-11-23' }, { at: home, connections: [my, home] }],
    ['task.move', { which: 'oat milk', project: 'garden' }, {}],
    ['task.done', { which: 'milk' }, {}],
    ['task.done', { which: 'milk' }, { at: home, connections: [my, home] }],
    ['task.reopen', { which: 'milk' }, {}],
    ['task.remove', { which: 'milk' }, {}],
  ])('C11 8.2 is a sentence that is understood: %s %j', async (name, input, more) => {
    const choices = await choicesFor(name, input, more);
    expect(choices.length).toBeGreaterThan(0);
    for (const { say } of choices) {
      const reading = parse(say, context);
      expect([say, 'calls' in reading ? reading.calls.length : reading.to]).toEqual([say, 1]);
      expect('calls' in reading ? reading.calls[0]?.connection : reading.to).toBe(more.at?.name);
    }
  });

  it('C11 means what it says', async () => {
    const [moved] = await choicesFor('task.move', { which: 'milk', due: '2026-11-23' });
    expect(parse(moved?.say ?? '', context)).toMatchObject({
      calls: [{ action: 'task.move', input: { which: '#1', due: '2026-11-23' } }],
    });
    const repeat = { every: 2, unit: 'week', on: ['monday', 'thursday'] };
    const [nearest] = await choicesFor('task.add', { title: 'a b', repeat });
    expect(parse(nearest?.say ?? '', context)).toMatchObject({
      calls: [{ action: 'task.add', input: { title: 'a b', repeat: { every: 2, unit: 'week' } } }],
    });
    const [today] = await choicesFor('task.add', { title: 'a b', due: '2026-11-18', labels: ['x', 'y'] });
    expect(parse(today?.say ?? '', context)).toMatchObject({
      calls: [{ input: { title: 'a b', due: '2026-11-20', labels: ['x', 'y'] } }],
    });
  });
});

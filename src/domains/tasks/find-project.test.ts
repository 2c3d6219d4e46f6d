import { describe, expect, it } from '@jest/globals';
import { tasksInMemory } from '../../testing/tasks-in-memory.ts';
import { findProject } from './find-project.ts';

const signal = new AbortController().signal;

async function found(words: string, ...names: readonly string[]): Promise<unknown> {
  const keeper = tasksInMemory();
  keeper.allProjects.clear();
  for (const [index, name] of names.entries()) {
    keeper.allProjects.set(String(index), { name, parent: null, isArchived: false, more: {} });
  }
  const project = await findProject(keeper, words, signal);
  if (project.kind === 'found') return project.project.name;
  return project.kind === 'several' ? project.projects.map(({ name }) => name) : project.kind;
}

describe('a project by its name', () => {
  it.each([
    ['shopping', 'Shopping'],
    ['shopping', 'Shopping list'],
    ['shopping', 'shopping-list'],
    ['shopping list', 'Shopping'],
    ['Einkaufsliste', 'Einkauf'],
    ['Einkaufsliste', 'Einkaufen'],
    ['Einkauf', 'Einkaufsliste'],
    ['home improvement', 'Home Improvement 2027'],
    ['improvement', 'Home Improvement 2027'],
    ['cafe', 'Café'],
    ['liste', 'Liste'],
    ['list', 'List'],
  ])('D3 %j is %j', async (words, name) => {
    expect(await found(words, 'Something else', name)).toBe(name);
  });

  it('D3 is the one that fits best', async () => {
    expect(await found('work', 'Homework', 'Work', 'Work list')).toBe('Work');
    expect(await found('work list', 'Work', 'Work list')).toBe('Work list');
    expect(await found('garden', 'Front garden', 'Back garden')).toEqual(['Front garden', 'Back garden']);
  });

  it.each(['gard', 'hop', '', '-', 'shoppinghilfe'])('D3 is not guessed from %j', async (words) => {
    expect(await found(words, 'Shopping', 'Work', 'Play')).toBe('none');
  });
});

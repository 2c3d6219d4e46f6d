import type { Json } from '../../src/core/json.ts';
import { generations, type Generation } from '../../src/playground/vikunja/generation.ts';
import { populate } from '../../src/playground/vikunja/populate.ts';
import { type OpenPlayground, openPlayground } from '../vikunja/open-playground.ts';
import { visit } from '../vikunja/visit.ts';
import { atMost, type Row } from './row.ts';

const DAY_MS = 86_400_000;
const PROJECTS: readonly string[] = ['Work', 'Home', 'Garden'];
const DUE = 12;
const LATER = 100;

/** A person with three projects, an inbox, a dozen tasks that are due or overdue, and many others. */
function fill({ vikunja }: OpenPlayground, username: string): void {
  const { addLabel, addProject, addTask } = populate(vikunja.state);
  const owner = vikunja.state.userNamed(username);
  if (!owner) throw new Error('nobody lives there');
  const label = addLabel(owner, 'errand');
  const projects = PROJECTS.map((title) => addProject(owner, { title }));
  const now = new Date().getTime();
  for (let count = 0; count < DUE + LATER; count += 1) {
    const project = projects[count % projects.length];
    if (!project) throw new Error('there are no projects');
    const days = count < DUE ? -(count % 3) : (count % 40) + 2;
    const labels = count % 4 === 0 ? [label.id] : [];
    addTask(project, { title: `task ${count}`, due: now + days * DAY_MS, labels });
  }
}

interface Asked {
  readonly dueToday: number;
  readonly add: number;
}

/** Counted where they arrive; the first call of a kind is as good as any other, for nothing is kept between two. */
async function askedOf(version: Generation): Promise<Asked> {
  await using ending = new AsyncDisposableStack();
  const playground = await openPlayground(version);
  ending.defer(playground.close);
  const token = playground.admit('alice');
  fill(playground, 'alice');
  const visiting = await visit({ address: playground.address, token });
  ending.defer(visiting.close);
  const count = async (
    action: string,
    input: Readonly<Record<string, Json>>,
    kind: string,
  ): Promise<number> => {
    playground.vikunja.forgetRequests();
    const { result } = await visiting.call(action, input);
    if (result.kind !== kind) throw new Error(`${action} on ${version} was ${result.kind}`);
    return playground.vikunja.requests.length;
  };
  const today = new Date().toISOString().slice(0, 10);
  return {
    dueToday: await count('task.list', { when: today }, 'answered'),
    add: await count('task.add', { title: 'milk', due: today, priority: 3 }, 'changed'),
  };
}

/** `requests`: what one sentence costs one connection, at the worst of the three generations. */
export async function requests(): Promise<readonly Row[]> {
  const asked: Asked[] = [];
  for (const version of generations) asked.push(await askedOf(version));
  const row = (goal: number, name: string, of: (one: Asked) => number): Row => {
    const counts = asked.map(of);
    const note = generations.map((version, index) => `${version}: ${counts[index] ?? 0}`).join(', ');
    return atMost(goal, { name, value: Math.max(...counts), unit: '', note });
  };
  return [row(2, 'requests-due-today', ({ dueToday }) => dueToday), row(3, 'requests-add', ({ add }) => add)];
}

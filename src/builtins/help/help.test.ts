import { describe, expect, it } from '@jest/globals';
import type { ActionDescription } from '../../core/action.ts';
import { aCaller } from '../../testing/callers.ts';
import { declaredActions } from '../../testing/declared-actions.ts';
import { aContext } from '../../testing/tasks.ts';
import { createHelp } from './index.ts';

const forAdmins: ActionDescription = { ...declaredActions[0]!, name: 'people.allow', audience: 'admin' };
const usageOf = ({ name }: ActionDescription): string => `${name.replace('.', ' ')} <field>`;

const help = async (input: object, role: 'use' | 'admin' = 'use'): Promise<string> => {
  const backend = createHelp({ actionsOf: () => [...declaredActions, forAdmins], usageOf });
  const noFetch = { fetch: async () => await Promise.reject(new Error('nothing leaves the house')) };
  const session = await backend.connect({}, noFetch);
  const outcome = await session.perform('help', input, aContext({ caller: aCaller({ role }) }));
  expect(outcome.reply.tone).toBe('answer');
  return outcome.reply.markdown;
};

describe('help', () => {
  it('B3 has sections by topic, and one line for each command', async () => {
    expect((await help({})).split('\n').slice(0, 8)).toEqual([
      '**Tasks**',
      '',
      '- **task add** \\<field\\> – Add a task',
      '- **task list** \\<field\\> – List tasks',
      '- **task done** \\<field\\> – Mark a task as done',
      '',
      '**General**',
      '',
    ]);
  });

  it('B3 shows only what this person may do', async () => {
    expect(await help({})).not.toContain('people allow');
    expect(await help({}, 'admin')).toContain('people allow');
    expect(await help({ topic: 'people allow' })).toContain('I have no help on “people allow”');
  });

  it.each(['tasks', 'Task', 'TASKS'])(
    'B3 shows a section with its fields and examples: %j',
    async (topic) => {
      const lines = (await help({ topic })).split('\n');
      expect(lines.filter((line) => line.startsWith('- **'))).toHaveLength(3);
      expect(lines).toContain('  - title: what has to be done');
      expect(lines.find((line) => line.startsWith('  - for example:'))).toContain('add milk to my tasks');
    },
  );

  it.each(['task add', '!task add', 'task.add', 'Task  Add'])('B3 shows one command: %j', async (topic) => {
    const lines = (await help({ topic })).split('\n');
    expect(lines[0]).toBe('- **task add** \\<field\\> – Add a task');
    expect(lines.filter((line) => line.startsWith('- **'))).toHaveLength(1);
  });

  it('B3 names the topics there are when it does not know one', async () => {
    expect(await help({ topic: 'co*king' })).toBe(
      'I have no help on “co\\*king”. There is help on **tasks**, **general**, and on each command.',
    );
  });
});

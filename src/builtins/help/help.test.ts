import { describe, expect, it } from '@jest/globals';
import type { ActionDescription } from '../../core/action.ts';
import { aCaller } from '../../testing/callers.ts';
import { declaredActions } from '../../testing/declared-actions.ts';
import { houseIo } from '../../testing/house-io.ts';
import { aContext } from '../../testing/tasks.ts';
import { createHelp } from './index.ts';

const SHOWN = ['task.add', 'task.list', 'task.done', 'help', 'status'];
const actions = declaredActions.filter(({ name }) => SHOWN.includes(name));
const forAdmins: ActionDescription = { ...actions[0]!, name: 'people.allow', audience: 'admin' };
const aliased: ActionDescription = {
  ...actions[0]!,
  name: 'connection.add',
  aliases: ['config add', 'connect vikunja'],
};
const usageOf = ({ name }: ActionDescription): string => `${name.replace('.', ' ')} <field>`;

const help = async (input: object, role: 'use' | 'admin' = 'use'): Promise<string> => {
  const backend = createHelp({ actionsOf: () => [...actions, aliased, forAdmins], usageOf });
  const session = await backend.connect({}, houseIo);
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
      '**Connections**',
      '',
    ]);
  });

  it.each(['config add', 'connection add', 'connect vikunja', 'connection.add'])(
    'B3 shows a command as people know it, by whatever name it goes: %j',
    async (topic) => {
      expect((await help({ topic })).split('\n')[0]).toBe('- **config add** \\<field\\> – Add a task');
    },
  );

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

  it.each([
    ['models', 'en'],
    ['Cloud', 'en'],
    ['Modelle', 'de'],
    ['Analyse', 'de'],
  ])('B3 finds a section by what people call it as well: %s', async (topic, language) => {
    const key: ActionDescription = { ...actions[0]!, name: 'key.add', aliases: ['config claude'] };
    const backend = createHelp({ actionsOf: () => [...actions, key], usageOf });
    const session = await backend.connect({}, houseIo);
    const { reply } = await session.perform('help', { topic }, aContext({ caller: aCaller({ language }) }));
    expect(reply.markdown).toMatch(/^- \*\*config claude\*\*/);
  });

  it('B3 names the topics there are when it does not know one', async () => {
    expect(await help({ topic: 'co*king' })).toBe(
      'I have no help on “co\\*king”. There is help on **tasks**, **connections**, **general**, and on each command.',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { declaredActions } from '../testing/declared-actions.ts';
import { commandsPage } from './commands-page.ts';
import { usageOf } from './usage.ts';

describe('how commands are typed', () => {
  it('B3 is computed from their declarations', () => {
    expect(declaredActions.map((action) => usageOf(action))).toEqual([
      'task add <title> [due] [--field <value> …]',
      'task list [when] [--field <value> …]',
      'task review [when]',
      'task show <which>',
      'task change [which] [--field <value> …]',
      'task move <which> [--due <due>] [--project <project>]',
      'task done <which>',
      'task reopen <which>',
      'task remove <which>',
      'task attach [which] [--file <file>]',
      'file list <which>',
      'file send [which] [--task <task>]',
      'file remove [which] [--task <task>]',
      'project list',
      'project add <name> [--parent <parent>]',
      'project rename <name> --to <to>',
      'project archive <name>',
      'label list',
      'help [topic]',
      'status',
      'whoami',
      'more',
      'never-mind',
    ]);
  });
});

describe('the page of commands', () => {
  it('B3 has a chapter for each action, with its fields and examples', () => {
    const page = commandsPage(declaredActions);
    for (const { name } of declaredActions) expect(page).toContain(`## ${name}\n`);
    expect(page).toContain(
      [
        '## task.done',
        '',
        'Mark a task as done. Effect: write.',
        '',
        '`task done <which>`',
        '',
        '- `which`: title of the task, or its number in the list shown last',
        '',
        'For example:',
        '',
        '- done 2',
      ].join('\n'),
    );
    expect(page.endsWith('\n')).toBe(true);
    expect(page.endsWith('\n\n')).toBe(false);
  });

  it('has the same bytes every time', () => {
    expect(commandsPage(declaredActions)).toBe(commandsPage(declaredActions));
  });
});

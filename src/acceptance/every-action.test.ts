import { describe, expect, it } from '@jest/globals';
import { commandsPage } from '../grammar/commands-page.ts';
import { usageOf } from '../grammar/usage.ts';
import { declaredFields } from '../testing/declared-fields.ts';
import { friday } from '../testing/tasks.ts';
import { declaredActions } from '../wiring/declared.ts';
import { parse } from '../wiring/explain.ts';

const actions = declaredActions();
const context = { now: friday, timeZone: 'Europe/Berlin', language: 'en' };

describe('every action', () => {
  const examples = actions.flatMap(({ name, examples: all }) => all.map((one) => ({ name, ...one })));

  it('stands in the list of the design, with no other field', () => {
    expect(actions.map(({ name }) => name)).toEqual([
      'task.add',
      'task.list',
      'task.review',
      'task.show',
      'task.change',
      'task.move',
      'task.done',
      'task.reopen',
      'task.remove',
      'task.attach',
      'file.list',
      'file.send',
      'file.remove',
      'project.list',
      'project.add',
      'project.rename',
      'project.archive',
      'label.list',
      'task.move-own',
      'connection.add',
      'connection.list',
      'connection.default',
      'connection.remove',
      'connection.renew',
      'key.add',
      'key.remove',
      'key.list',
      'consent.give',
      'consent.withdraw',
      'reminder.set',
      'reminder.list',
      'reminder.change',
      'reminder.cancel',
      'undo',
      'settings.set',
      'settings.show',
      'help',
      'status',
      'why',
      'ledger',
      'whoami',
      'version',
      'verify',
      'never-mind',
      'more',
    ]);
    for (const { name, input } of actions) {
      const allowed = declaredFields[name];
      expect(allowed).toBeDefined();
      expect(Object.keys(input.shape).filter((field) => !allowed?.includes(field))).toEqual([]);
    }
  });

  it('has an example, a summary, and words for each field', () => {
    for (const { examples: all, summary } of actions) {
      expect(all.length).toBeGreaterThan(0);
      expect(summary).toMatch(/^[A-Z].*[^.]$/);
    }
    expect(commandsPage(actions)).not.toMatch(/: $/m);
  });

  it.each(examples)('B3 means what its example says: $say', ({ name, say, means }) => {
    const reading = parse(say, context);
    expect('calls' in reading ? reading.calls : reading).toMatchObject([{ action: name, input: means }]);
    expect('calls' in reading ? reading.calls[0]?.input : undefined).toEqual(means);
  });

  it('B9 can be called as a command by its usage', () => {
    const plain = actions.filter(({ input }) => Object.keys(input.shape).length === 0);
    expect(plain.length).toBeGreaterThan(3);
    for (const action of plain) {
      expect(parse(`!${usageOf(action)}`, context)).toMatchObject({
        to: 'command',
        calls: [{ action: action.name }],
      });
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Action, ActionContext, ActionOutcome } from '../../../core/action.ts';
import { type Edit, receiptFor } from '../../../core/edit.ts';
import { UserFacingError } from '../../../core/errors.ts';
import { type SentFile, StoredFile } from '../../../core/file.ts';
import type { Plan } from '../../../core/plan.ts';
import type { ShownList } from '../../../core/shown.ts';
import { aCaller } from '../../../testing/callers.ts';
import { tasksInMemory } from '../../../testing/tasks-in-memory.ts';
import { aContext, aShownList, aTask } from '../../../testing/tasks.ts';
import type { TaskFile, TaskKeeper } from '../keeper.ts';
import { attachFile } from './attach-file.ts';
import { fileCollection } from './file-collection.ts';
import { listFiles } from './list-files.ts';
import { removeFile } from './remove-file.ts';
import { spokenSize } from './say-size.ts';
import { sendFile } from './send-file.ts';

const { signal } = new AbortController();

const scan: SentFile = { url: 'mxc://example.org/scan', name: 'scan.pdf', type: 'application/pdf', size: 27 };
const photo: SentFile = { url: 'mxc://example.org/photo', name: 'photo.png', type: 'image/png' };
const seal = { key: 'key', iv: 'iv', sha256: 'hash' };

interface Attached extends TaskFile {
  readonly task: string;
}

/** A service with three tasks, and files that hang on them. */
function aService(...there: readonly Attached[]) {
  const attached = [...there];
  const sent: string[] = [];
  let made = 100;
  const tasks = [aTask(), aTask({ title: 'renew passport' }), aTask({ title: 'renew passport' })];
  const keeper: TaskKeeper = {
    ...tasksInMemory(tasks),
    files: {
      check: ({ type }) => {
        if (type === 'application/x-msdownload')
          throw new UserFacingError('I do not take that.', { certainty: 'not done' });
      },
      list: async (task) => await Promise.resolve(attached.filter((one) => one.task === task)),
      attach: async (task, file) => {
        made += 1;
        attached.push({ task, id: String(made), name: file.name, size: file.size ?? 0, isOwn: true });
        return await Promise.resolve(String(made));
      },
      detach: async (task, file) => {
        attached.splice(
          attached.findIndex((one) => one.task === task && one.id === file),
          1,
        );
        await Promise.resolve();
      },
      send: async (task, file) => {
        sent.push(`${task}/${file.id}`);
        return await Promise.resolve({ ...scan, name: file.name });
      },
    },
  };
  return { keeper, attached, sent };
}

const own = { size: 27, isOwn: true };
const planned = async (
  action: Action<TaskKeeper>,
  keeper: TaskKeeper,
  input: object,
  context: Partial<ActionContext> = {},
): Promise<Plan> => await action.plan(keeper, input, aContext(context));

const looked = async (
  action: Action<TaskKeeper>,
  keeper: TaskKeeper,
  input: object,
  context: Partial<ActionContext> = {},
): Promise<ActionOutcome> => await action.perform(keeper, input, aContext(context));

const createIn = (plan: Plan): Extract<Edit, { op: 'create' }> => {
  const [edit] = plan.kind === 'edits' ? plan.edits : [];
  if (edit?.op !== 'create') throw new Error(`it plans ${JSON.stringify(plan)}`);
  return edit;
};

describe('task.attach', () => {
  it('R4 attaches the file that was sent last, by the number of the task', async () => {
    const { keeper } = aService();
    const shown = aShownList([['2', 'renew passport']]);
    const plan = await planned(attachFile, keeper, { which: 1 }, { sent: [scan, photo], shown });
    expect(plan).toMatchObject({ kind: 'edits', scope: ['inbox'] });
    expect(createIn(plan)).toEqual({
      op: 'create',
      noun: 'file',
      after: { task: '2', title: 'renew passport', name: 'scan.pdf', source: scan },
    });
  });

  it('R4 keeps the key of an encrypted one with the plan', async () => {
    const { keeper } = aService();
    const plan = await planned(attachFile, keeper, { which: 'milk' }, { sent: [{ ...scan, seal }] });
    expect(createIn(plan).after['source']).toEqual({ ...scan, seal });
  });

  it('takes one by its name', async () => {
    const { keeper } = aService();
    const sent = [scan, photo];
    const plan = await planned(attachFile, keeper, { which: 'milk', file: 'Photo' }, { sent });
    expect(createIn(plan).after['name']).toBe('photo.png');
    expect(await planned(attachFile, keeper, { which: 'milk', file: 'bill' }, { sent })).toMatchObject({
      kind: 'unclear',
      question: 'You sent me no file called “bill”. Send it here.',
    });
  });

  it('asks for the task, and takes a number as an answer', async () => {
    const { keeper } = aService();
    expect(await planned(attachFile, keeper, {}, { sent: [scan] })).toEqual({
      kind: 'missing',
      question: 'Which task does scan\\.pdf belong to?',
      field: 'which',
      secret: false,
    });
    const shown = aShownList([['1', 'milk']]);
    const plan = await planned(attachFile, keeper, { which: '1' }, { sent: [scan], shown });
    expect(createIn(plan).after['task']).toBe('1');
  });

  it('asks which of two tasks, and means the same file then', async () => {
    const { keeper } = aService();
    const plan = await planned(attachFile, keeper, { which: 'passport' }, { sent: [scan] });
    expect(plan).toMatchObject({
      kind: 'unclear',
      choices: [{ say: 'task attach "#2" --file "scan.pdf"' }, { say: 'task attach "#3" --file "scan.pdf"' }],
    });
  });

  it('says what is missing: a file, a service that keeps any', async () => {
    const { keeper } = aService();
    expect(await planned(attachFile, keeper, { which: 'milk' })).toMatchObject({
      question: 'I have no file from you. Send it here, then say which task it belongs to.',
    });
    const list = tasksInMemory([aTask()], { saidAs: 'my own list' });
    expect(await planned(attachFile, list, { which: 'milk' }, { sent: [scan] })).toMatchObject({
      question: 'My own list keeps no files. Connect a service that does: say connect vikunja.',
    });
  });

  it('R4 refuses before it asks', async () => {
    const { keeper } = aService();
    const program = { ...scan, name: 'setup.exe', type: 'application/x-msdownload' };
    await expect(planned(attachFile, keeper, {}, { sent: [program] })).rejects.toThrow('I do not take that.');
  });
});

describe('a file that is attached', () => {
  const after = { task: '1', title: 'milk', name: 'scan.pdf', source: StoredFile.parse(scan) };

  it('R4 is read back, told, and taken off again', async () => {
    const { keeper, attached } = aService({ task: '1', id: '7', name: 'scan.pdf', ...own });
    const files = fileCollection(keeper);
    const creation = { mark: 'mark', watermark: await files.watermark(after, signal) };
    const id = await files.create(after, creation, signal);
    expect(id).toBe('1/101');
    const made = await files.findMade(after, creation, signal);
    expect(made).toEqual([{ id, fields: { ...after, size: 27 } }]);

    const receipt = receiptFor({ op: 'create', noun: 'file', after }, id, made[0]?.fields);
    expect([receipt.refused, receipt.lost]).toEqual([[], []]);
    expect(files.words.told(receipt, aCaller())).toBe(
      '✅ Attached: scan\\.pdf (27 B) to milk · https://tasks.example.org/1',
    );
    expect(files.words.told(receipt, aCaller({ language: 'de' }))).toBe(
      '✅ Angehängt: scan\\.pdf (27 B) an milk · https://tasks.example.org/1',
    );

    const before = await files.read(id, signal);
    expect(before).toEqual({ task: '1', title: 'milk', name: 'scan.pdf', size: 27 });
    expect(files.words.differs(made[0]?.fields ?? {}, before, aCaller())).toBeUndefined();
    await files.remove(id, signal);
    expect(attached.map((one) => one.id)).toEqual(['7']);
    const gone = receiptFor({ op: 'remove', noun: 'file', id, before: before ?? {} }, id, undefined);
    expect(files.words.takenBack([gone], [], aCaller())).toBe(
      '↩️ Taken back: scan\\.pdf is no longer attached to milk · https://tasks.example.org/1',
    );
  });

  it('R4 is not one that others attached meanwhile, nor an older one when nobody knows what was there', async () => {
    const theirs = { task: '1', id: '9', name: 'scan.pdf', size: 27, isOwn: false };
    const { keeper } = aService({ task: '1', id: '7', name: 'scan.pdf', ...own }, theirs);
    const files = fileCollection(keeper);
    expect(await files.findMade(after, { mark: 'mark', watermark: ['7'] }, signal)).toEqual([]);
    await files.create(after, { mark: 'mark', watermark: undefined }, signal);
    const made = await files.findMade(after, { mark: 'mark', watermark: undefined }, signal);
    expect(made.map(({ id }) => id)).toEqual(['1/101']);
  });

  it('that was deleted cannot be brought back', async () => {
    const { keeper } = aService();
    const { source: _gone, ...deleted } = after;
    const bringBack = fileCollection(keeper).create(deleted, { mark: 'mark', watermark: [] }, signal);
    await expect(bringBack).rejects.toMatchObject({
      message: 'scan.pdf is gone for good.',
      certainty: 'not done',
    });
  });
});

describe('the files of a task', () => {
  const two = (): ReturnType<typeof aService> =>
    aService(
      { task: '1', id: '7', name: 'scan.pdf', ...own },
      { task: '1', id: '8', name: 'bill.pdf', size: 1_234_567, isOwn: true },
    );
  const shownIn = (outcome: ActionOutcome): ShownList => outcome.shown ?? { items: [], upTo: 0 };

  it('D5 are listed with their sizes', async () => {
    const { keeper } = two();
    const outcome = await looked(listFiles, keeper, { which: 'milk' });
    expect(outcome.reply.markdown).toBe(
      '📎 **milk**: 2 files\n\n1. scan\\.pdf – 27 B\n2. bill\\.pdf – 1.2 MB\n\nSay file 1 to get it.',
    );
    expect(shownIn(outcome).items.map(({ noun, id }) => [noun, id])).toEqual([
      ['file', '1/7'],
      ['file', '1/8'],
    ]);
    expect((await looked(listFiles, keeper, { which: '#2' })).reply.markdown).toBe(
      'renew passport has no files.',
    );
  });

  it('R4 are sent by their number in the list, by name, or as the only one', async () => {
    const { keeper, sent } = two();
    const shown = shownIn(await looked(listFiles, keeper, { which: 'milk' }));
    const outcome = await looked(sendFile, keeper, { which: 2 }, { shown });
    expect(outcome.reply).toMatchObject({ markdown: '📎 bill\\.pdf', file: { name: 'bill.pdf' } });
    await looked(sendFile, keeper, { which: 'scan' }, { shown });
    await looked(sendFile, keeper, { which: 'bill.pdf', task: 'milk' });
    expect(sent).toEqual(['1/8', '1/7', '1/8']);

    const alone = aService({ task: '1', id: '7', name: 'scan.pdf', ...own });
    await looked(sendFile, alone.keeper, { task: 'milk' });
    expect(alone.sent).toEqual(['1/7']);
  });

  it.each([
    [{ task: 'milk' }, 'Which file of milk? Say: file send "\\#7" \\-\\-task "\\#1"'],
    [{ which: 'photo', task: 'milk' }, 'milk has no file like “photo”.'],
    [{ which: 1, task: '#2' }, 'renew passport has no files.'],
    [{ which: 3 }, 'There is no file number 3 in the list I showed.'],
    [{}, 'Which file? Say: files of, and the task.'],
  ])('%j is asked about', async (input, question) => {
    const { keeper, sent } = two();
    const { reply } = await looked(sendFile, keeper, input);
    expect(reply.markdown.startsWith(question)).toBe(true);
    expect(reply.file).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it('are deleted for good, and that is said before', async () => {
    const { keeper } = two();
    const plan = await planned(removeFile, keeper, { which: 'bill', task: 'milk' });
    expect(plan).toMatchObject({
      kind: 'edits',
      edits: [{ op: 'remove', noun: 'file', id: '1/8', forGood: ['the file itself'] }],
      scope: ['inbox'],
    });
    const edits = plan.kind === 'edits' ? plan.edits : [];
    expect(fileCollection(keeper).words.asked(edits, aCaller())).toBe(
      'Delete bill\\.pdf of milk? I cannot bring it back.',
    );
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1 kB'],
    [84_000, '84 kB'],
    [999_600, '1 MB'],
    [1_234_567, '1.2 MB'],
    [20_000_000, '20 MB'],
  ])('%i bytes are %s', (bytes, spoken) => {
    expect(spokenSize(bytes, 'en')).toBe(spoken);
  });

  it('have a comma in German', () => {
    expect(spokenSize(1_234_567, 'de')).toBe('1,2 MB');
  });
});

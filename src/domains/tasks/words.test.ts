import { describe, expect, it } from '@jest/globals';
import type { Wording } from '../../core/collection.ts';
import { type Edit, type Receipt, receiptFor } from '../../core/edit.ts';
import { aCaller } from '../../testing/callers.ts';
import { tasksInMemory } from '../../testing/tasks-in-memory.ts';
import { aTask, work } from '../../testing/tasks.ts';
import { fieldsOf, labelCollection, projectCollection, taskCollection } from './collections.ts';
import type { Task } from './task.ts';

const caller = aCaller();
const link = 'https://tasks.example.org/1';
const words = taskCollection(tasksInMemory()).words;
const ownWords = taskCollection(tasksInMemory([], { saidAs: 'my own list' })).words;

const passport = aTask({
  title: 'renew passport',
  due: '2026-11-27T10:00:00+01:00',
  priority: 4,
  labels: ['travel'],
});
const create = (task: Task): Edit => ({ op: 'create', noun: 'task', after: fieldsOf(task) });
const update = (before: Task, changes: Partial<Task>, as?: string): Edit => ({
  op: 'update',
  noun: 'task',
  id: '1',
  before: fieldsOf(before),
  after: fieldsOf({ ...before, ...changes }),
  ...(as === undefined ? {} : { as }),
});
const remove = (task: Task, forGood: readonly string[] = [], id = '1'): Edit => ({
  op: 'remove',
  noun: 'task',
  id,
  before: fieldsOf(task),
  forGood,
});
const whole = (edit: Edit): Receipt =>
  receiptFor(edit, '1', edit.op === 'remove' ? undefined : edit.op === 'create' ? edit.after : edit.after);
const told = (edit: Edit, by: Wording = words): string => by.told(whole(edit), caller);

const fourTasks = ['Send invoice', 'Book hotel', 'Write report', 'Order paper'].map((title, index) =>
  aTask({ title, project: work, due: `2026-11-1${index + 6}` }),
);
const toMonday = fourTasks.map((task) => update(task, { due: '2026-11-23' }));

describe('the words of the transcripts', () => {
  it('C11 19.4 echoes what was understood', () => {
    expect(told(create(passport))).toBe(
      `✅ Added: renew passport · ${link}\nProject Inbox · due Fri 27 Nov 2026, 10:00 (Europe/Berlin) · priority 4 urgent · label travel`,
    );
    expect(told(create(aTask({ title: 'read The 5th Wave' })))).toBe(
      `✅ Added: read The 5th Wave · ${link}\nProject Inbox`,
    );
  });

  it('C11 19.4 tells what was rejected', () => {
    expect(told(update(passport, { labels: [] }))).toBe(
      `✅ Changed: renew passport · ${link}\nlabel travel removed`,
    );
  });

  it('D1 19.3 tells what is done', () => {
    const dentist = aTask({ title: 'Call the dentist', project: { id: 'home', name: 'Home' } });
    expect(told(update(dentist, { done: true }))).toBe(`✅ Done: Call the dentist (Home) · ${link}`);
  });

  it('M3 19.5 asks before it deletes, says what is lost for good, and what was deleted', () => {
    const edit = remove(passport, ['its 2 comments', 'its number']);
    expect(words.asked([edit], caller)).toBe(
      'Delete renew passport (Inbox, due Fri 27 Nov 2026, 10:00)?\nI can bring the task back for 10 minutes, but not its 2 comments and its number.',
    );
    expect(told(edit)).toBe('✅ Deleted: renew passport. Say undo within 10 minutes to bring it back.');
    const later = fieldsOf({ ...passport, due: '2026-11-30' });
    expect(words.differs(fieldsOf(passport), later, caller)?.difference).toBe('due is now Mon 30 Nov 2026');
  });

  it('M8 19.6 tells what was refused', () => {
    const stamps = aTask({ title: 'buy stamps' });
    const edit = update(stamps, { labels: ['errand'] });
    const receipt = receiptFor(edit, '1', fieldsOf(stamps));
    expect(words.refused(receipt, caller)).toBe('the label errand is not on buy stamps');
    const added = create(stamps);
    expect(words.foundAgain(whole(added), added, caller)).toBe(`buy stamps was added once. ${link}`);
    expect(words.foundAgain(undefined, added, caller)).toBe('buy stamps was not added');
    const labelled = create(aTask({ title: 'buy stamps', labels: ['errand'], priority: 4 }));
    const bare = receiptFor(labelled, '1', { ...whole(labelled).now, labels: [] });
    expect(words.foundAgain(bare, labelled, caller)).toBe(
      `buy stamps was added once, but the label errand is not on it. ${link}`,
    );
    const bareToo = receiptFor(labelled, '1', { ...bare.now, priority: 0 });
    expect(words.foundAgain(bareToo, labelled, caller)).toBe(
      `buy stamps was added once, but its priority is none and the label errand is not on it. ${link}`,
    );
    const described = aTask({ title: 'buy stamps', description: 'ten' });
    const due = update(described, { due: '2026-11-23' });
    const wiped = receiptFor(due, '1', fieldsOf(aTask({ title: 'buy stamps', due: '2026-11-23' })));
    expect(words.foundAgain(wiped, due, caller)).toBe(
      `buy stamps was changed, but its description is gone. ${link}`,
    );
  });

  it('M4 19.11 tells the old date and the new one', () => {
    const invoice = aTask({ title: 'Send invoice', due: '2026-11-18' });
    expect(told(update(invoice, { due: '2026-11-23' }))).toBe(
      `✅ Changed: Send invoice · ${link}\ndue Wed 18 Nov → Mon 23 Nov 2026`,
    );
  });

  it('M2 19.12 asks about several, tells of them, and takes them back', () => {
    expect(words.asked(toMonday, caller)).toBe(
      'Change 4 tasks in Work: due → Mon 23 Nov 2026?\n1\\. Send invoice  2\\. Book hotel  3\\. Write report  4\\. Order paper',
    );
    expect(words.toldTogether(toMonday.map(whole), caller)).toBe(
      '✅ Changed 4 tasks in Work: due Mon 23 Nov 2026. Say undo within 10 minutes.',
    );
    const back = fourTasks.map((task) => whole(update({ ...task, due: '2026-11-23' }, { due: task.due })));
    expect(words.takenBack(back, [], caller)).toBe(
      '↩️ Taken back: 4 tasks in Work have their old dates again.',
    );
    const now = fieldsOf({ ...fourTasks[1]!, due: '2026-11-24' });
    const differs = words.differs(fieldsOf({ ...fourTasks[1]!, due: '2026-11-23' }), now, caller);
    expect(differs).toEqual({ difference: 'due is now Tue 24 Nov 2026', stays: 'stays at Tue 24 Nov 2026' });
    const stayed = { name: words.name(now), ...differs! };
    expect(words.takenBack(back.slice(1), [stayed], caller)).toBe(
      '↩️ Taken back: 3 tasks. Book hotel stays at Tue 24 Nov 2026.',
    );
  });

  it('5.5 say my own list where no service keeps the task', () => {
    expect(told(create(passport), ownWords)).toBe(
      '✅ Added: renew passport (my own list)\ndue Fri 27 Nov 2026, 10:00 (Europe/Berlin) · priority 4 urgent · label travel',
    );
    expect(told(remove(passport), ownWords)).toBe(
      '✅ Deleted: renew passport (my own list). Say undo within 10 minutes to bring it back.',
    );
    expect(ownWords.asked([remove(aTask())], caller)).toBe(
      'Delete milk (my own list)?\nI can bring the task back for 10 minutes.',
    );
    expect(ownWords.asked(toMonday, caller)).toMatch(
      /^Change 4 tasks in my own list: due → Mon 23 Nov 2026\?/,
    );
  });
});

/** Every field a person can know of, with another value. */
const CHANGES: readonly (readonly [Partial<Task>, string])[] = [
  [{ title: 'passport' }, 'title renew passport → passport'],
  [{ project: work }, 'project Inbox → Work'],
  [{ due: null }, 'due Fri 27 Nov 2026, 10:00 → no date'],
  [{ due: '2027-01-04' }, 'due Fri 27 Nov 2026, 10:00 → Mon 4 Jan 2027'],
  [{ start: '2026-11-26' }, 'start no date → Thu 26 Nov 2026'],
  [{ end: '2026-11-28' }, 'end no date → Sat 28 Nov 2026'],
  [{ priority: 0 }, 'priority 4 urgent → none'],
  [{ labels: ['errand', 'travel'] }, 'label errand added'],
  [{ labels: ['errand'] }, 'label travel removed · label errand added'],
  [{ assignees: ['carol'] }, 'carol assigned'],
  [{ repeat: { every: 2, unit: 'week' } }, 'repeats every 2 weeks'],
  [{ reminders: ['2026-11-27T09:00:00+01:00'] }, 'reminder Fri 27 Nov 2026, 09:00 (Europe/Berlin) added'],
  [{ description: 'take the old one' }, 'description added'],
  [{ more: { percent_done: 0.5 } }, 'percent done changed'],
];

describe('each field', () => {
  it.each(CHANGES)('D4 is told when it changes: %j', (changes, said) => {
    expect(told(update(passport, changes))).toBe(
      `✅ Changed: ${changes.title ?? 'renew passport'} · ${link}\n${said}`,
    );
  });

  it.each(CHANGES)('is asked about: %j', (changes, said) => {
    expect(words.asked([update(passport, changes)], caller)).toBe(`Change renew passport (Inbox): ${said}?`);
  });

  it.each(CHANGES)('is told when the service refused it: %j', (changes) => {
    const receipt = receiptFor(update(passport, changes), '1', fieldsOf(passport));
    const title = changes.title === undefined ? 'renew passport' : 'the title';
    expect(receipt.refused).toHaveLength(1);
    expect(words.refused(receipt, caller)).toContain(title);
  });

  it.each([
    [{ due: null }, 'its due date is gone'],
    [{ priority: 0 }, 'its priority is gone'],
    [{ labels: [] }, 'its labels are gone'],
    [{ labels: ['a'] }, 'its label b is gone'],
    [{ assignees: [] }, 'nobody is assigned to it any more'],
    [{ repeat: null }, 'its repeat is gone'],
    [{ reminders: [] }, 'its reminders are gone'],
    [{ description: '' }, 'its description is gone'],
    [{ start: null, end: null }, 'its start date is gone and its end date is gone'],
    [{ title: 'other' }, 'its title is now other'],
    [{ project: work }, 'project is now Work'],
    [{ done: true }, 'it is done now'],
    [{ more: {} }, 'its hex color is not as before'],
  ])('M8 is told when it was lost: %j', (lost, said) => {
    const rich = aTask({
      due: '2026-11-27',
      start: '2026-11-26',
      end: '2026-11-27',
      priority: 3,
      labels: ['a', 'b'],
      assignees: ['carol'],
      repeat: { every: 1, unit: 'day' },
      reminders: ['2026-11-27T09:00:00Z'],
      description: 'text',
      more: { hex_color: 'ff0000' },
    });
    const edit = { ...update(rich, {}), after: { ...fieldsOf(rich), end: rich.end } } as Edit;
    const receipt = receiptFor(edit, '1', fieldsOf({ ...rich, ...lost }));
    expect(words.lost(receipt, caller)).toBe(said);
  });
});

describe('what belongs to a field that changed', () => {
  const formatted = aTask({ description: 'a', more: { 'formatted description': '<b>a</b>', colour: 'red' } });
  const plain = aTask({ description: 'b', more: { colour: 'red' } });

  it('is not told by itself', () => {
    const edit = update(formatted, plain);
    expect(told(edit)).toBe(`✅ Changed: milk · ${link}\ndescription changed`);
    expect(words.asked([edit], caller)).toBe('Change milk (Inbox): description changed?');
    const refused = receiptFor(edit, '1', fieldsOf(formatted));
    expect(words.refused(refused, caller)).toBe('the description of milk is not as you wanted');
    expect(words.differs(fieldsOf(plain), fieldsOf(formatted), caller)?.difference).toBe(
      'its description has changed',
    );
    const two = [edit, update({ ...formatted, title: 'b' }, { description: '', more: {} })];
    expect(words.asked(two, caller)).toBe(
      'Change 2 tasks in Inbox?\n1\\. milk: description changed  2\\. b: description removed, colour changed',
    );
  });

  it('is told when it alone is otherwise', () => {
    const found = fieldsOf({ ...formatted, more: { colour: 'red' } });
    expect(words.differs(fieldsOf(formatted), found, caller)?.difference).toBe(
      'its formatted description has changed',
    );
  });
});

describe('receipts', () => {
  it('D6 tell the next date of a task that comes again', () => {
    const plants = aTask({ due: '2026-11-20', repeat: { every: 1, unit: 'week' } });
    expect(told(update(plants, { due: '2026-11-27' }, 'done'))).toBe(
      `✅ Done: milk (Inbox) · ${link}\nnext due Fri 27 Nov 2026`,
    );
  });

  it('M2 of an undo say what is as it was', () => {
    const back = (edit: Edit): string => words.takenBack([whole(edit)], [], caller);
    expect(back(remove(passport))).toBe('↩️ Taken back: renew passport is removed again.');
    expect(back(create(aTask()))).toBe(`↩️ Taken back: milk is there again · ${link}\nProject Inbox`);
    expect(back(update(aTask({ done: true }), { done: false }))).toBe(
      `↩️ Taken back: milk · ${link}\nopen again`,
    );
    const twice = [remove(aTask()), remove(aTask(), [], '2')].map(whole);
    expect(words.takenBack(twice, [], caller)).toBe('↩️ Taken back: 2 tasks in Inbox are removed again.');
    const undone = update(aTask({ title: 'paper', done: true }), { done: false });
    const mixed = [create(passport), undone, remove(aTask())].map(whole);
    expect(words.takenBack(mixed, [], caller)).toBe(
      '↩️ Taken back: 3 tasks.\n1\\. renew passport is there again  2\\. paper is open again  3\\. milk is removed again',
    );
    expect(words.takenBack([], [{ name: 'a*b', difference: '', stays: 'is no longer there' }], caller)).toBe(
      'Nothing was taken back. a\\*b is no longer there.',
    );
  });

  it('5.5 tell of a list that was moved to a service', () => {
    const moved = ['milk', 'bread'].flatMap((title): Edit[] => [
      { op: 'create', noun: 'task', connection: 'c1', as: 'my', after: { title } },
      remove(aTask({ title })),
    ]);
    expect(ownWords.asked(moved, caller)).toBe('Move 2 tasks from my own list to my?\n1\\. milk  2\\. bread');
    expect(ownWords.toldTogether(moved.map(whole), caller)).toBe(
      '✅ Moved 2 tasks from my own list to my. Say undo within 10 minutes.',
    );
  });

  it('of different changes name each', () => {
    const edits = [update(aTask(), { due: '2026-11-23' }), update(aTask({ title: 'b' }), { priority: 1 })];
    expect(words.asked(edits, caller)).toBe(
      'Change 2 tasks in Inbox?\n1\\. milk: due no date → Mon 23 Nov 2026  2\\. b: priority none → 1 low',
    );
  });

  it('let nothing in a title do anything, however long it is', () => {
    const nasty = aTask({ title: `<script>*x*</script>\n# ${'👩‍👧'.repeat(200)}` });
    const question = words.asked([remove(nasty), remove(aTask(), [], '2')], caller);
    expect(question.split('\n')).toHaveLength(3);
    expect(question).toContain('\\<script\\>\\*x\\*');
    expect(question.length).toBeLessThan(600);
    expect(told(create(nasty)).split('\n')).toHaveLength(2);
  });
});

describe('projects and labels', () => {
  const keeper = tasksInMemory();
  const project = projectCollection(keeper).words;

  it.each([
    [{ name: 'Office' }, { name: 'Work' }, 'project Work has its old name again'],
    [
      { name: 'Work', isArchived: true },
      { name: 'Work', isArchived: false },
      'project Work is no longer archived',
    ],
    [
      { name: 'Work', isArchived: false },
      { name: 'Work', isArchived: true },
      'project Work is archived again',
    ],
  ])('M2 an undo of a change from %j names it as it is then', (before, after, expected) => {
    const back: Edit = { op: 'update', noun: 'project', id: '1', before, after };
    expect(project.takenBack([receiptFor(back, '1', after)], [], caller)).toBe(`↩️ Taken back: ${expected}.`);
  });

  const label = labelCollection(keeper).words;
  const fields = { name: 'Garden', parent: null, isArchived: false, more: {} };

  it('D5 are asked about and told', () => {
    const make: Edit = { op: 'create', noun: 'project', after: fields };
    expect(project.asked([make], caller)).toBe('Make a new project Garden?');
    expect(project.told(whole(make), caller)).toBe(
      '✅ Added: project Garden · https://tasks.example.org/projects/1',
    );
    const rename: Edit = {
      op: 'update',
      noun: 'project',
      id: '1',
      before: fields,
      after: { ...fields, name: 'Yard' },
    };
    expect(project.told(whole(rename), caller)).toBe(
      '✅ Changed: project Yard · https://tasks.example.org/projects/1\nname Garden → Yard',
    );
    const archive: Edit = { ...rename, after: { ...fields, isArchived: true } };
    expect(project.asked([archive], caller)).toBe('Change the project Garden: archived?');
    const tag: Edit = { op: 'create', noun: 'label', after: { title: 'travel' } };
    expect(label.asked([tag], caller)).toBe('Make a new label travel?');
    expect(label.told(whole(tag), caller)).toBe('✅ Added: label travel');
    expect(
      label.takenBack(
        [whole({ op: 'remove', noun: 'label', id: '1', before: { title: 'travel' } })],
        [],
        caller,
      ),
    ).toBe('↩️ Taken back: label travel is removed again.');
  });
});

describe('L6 the zone of a person who chose none', () => {
  const house = aCaller({ timeZoneFrom: 'default' });
  const dentist = create(aTask({ title: 'dentist', due: '2026-11-21T14:00:00+01:00' }));

  it('is asked about at the first clock time, in the list of eis itself', () => {
    expect(ownWords.follow?.([whole(dentist)], house)).toEqual({
      question: 'Your time zone is not set; I used Europe/Berlin (of this eis). Is that right?',
      choices: [{ label: 'yes', say: 'set time zone to Europe/Berlin' }],
      yesNo: true,
      once: 'time zone',
    });
  });

  it.each<[string, Edit, Wording, typeof house]>([
    ['of who chose one', dentist, ownWords, aCaller({ timeZoneFrom: 'person' })],
    ['where a service was connected, which offers its own', dentist, words, house],
    ['for a whole day', create(aTask({ due: '2026-11-21' })), ownWords, house],
    ['for a time that was there', update(passport, { priority: 1 }), ownWords, house],
    ['for what is removed', remove(passport), ownWords, house],
  ])('is not asked about %s', (_what, edit, by, who) => {
    expect(by.follow?.([whole(edit)], who)).toBeUndefined();
  });
});

describe('S1 the same in German', () => {
  const german = aCaller({ language: 'de' });
  const inGerman = (edit: Edit, by: Wording = words): string => by.told(whole(edit), german);

  it('C11 19.4 echoes what was understood, and tells what was rejected', () => {
    expect(inGerman(create(passport))).toBe(
      `✅ Hinzugefügt: renew passport · ${link}\nProjekt Inbox · fällig Fr 27. Nov. 2026, 10:00 (Europe/Berlin) · Priorität 4 dringend · Label travel`,
    );
    expect(inGerman(update(passport, { labels: [] }))).toBe(
      `✅ Geändert: renew passport · ${link}\nLabel travel entfernt`,
    );
    expect(inGerman(create(aTask({ title: 'milk' })), ownWords)).toBe(
      '✅ Hinzugefügt: milk (meine eigene Liste)',
    );
  });

  it('M3 19.5 asks before it deletes', () => {
    expect(words.asked([remove(passport, ['its 2 comments'])], german)).toBe(
      'renew passport (Inbox, fällig Fr 27. Nov. 2026, 10:00) löschen?\nIch kann die Aufgabe 10 Minuten lang zurückholen, aber nicht its 2 comments.',
    );
  });

  it('M3 19.12 tells of several at once, and takes them back', () => {
    expect(words.asked(toMonday, german)).toBe(
      '4 Aufgaben in Work ändern: fällig → Mo 23. Nov. 2026?\n1\\. Send invoice  2\\. Book hotel  3\\. Write report  4\\. Order paper',
    );
    expect(words.toldTogether(toMonday.map(whole), german)).toBe(
      '✅ Geändert: 4 Aufgaben in Work: fällig Mo 23. Nov. 2026. Sag innerhalb von 10 Minuten „rückgängig“, um es zurückzunehmen.',
    );
    expect(words.takenBack(toMonday.map(whole), [], german)).toBe(
      '↩️ Zurückgenommen: 4 Aufgaben in Work haben wieder ihre alten Daten.',
    );
  });
});

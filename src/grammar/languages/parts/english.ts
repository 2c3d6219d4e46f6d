import type { PartWords } from './words.ts';

/** Words and sequences of words, with commas between them. */
const list = (text: string): readonly string[] => text.split(',').map((words) => words.trim());

export const english: PartWords = {
  and: ['and', '&', 'and also', 'plus'],
  named: [
    {
      field: 'project',
      before: list(`
        in project, in the project, in my project, in our project, to project, to the project, to my project,
        into project, into the project, under project, under the project, within the project`),
      behind: [],
    },
    {
      field: 'project',
      before: list(`
        in the, in my, in our, to the, to my, to our, into the, into my, into our, under the, under my,
        on the, on my, within the, within my, in, to, into, under`),
      behind: ['project'],
    },
    {
      field: 'project',
      before: list(`
        to my, to the, to our, on my, on the, on our, onto my, onto the, onto our, into my, into the, in my, in the,
        in our, to`),
      behind: ['list'],
    },
    {
      before: list(`
        to my list, to the list, on my list, on the list, onto my list, onto the list, to our list, in my list,
        in the list, to list, to my to-do list, to my todo list, to my to do list, to the to-do list,
        to the todo list, to the to do list, on my to-do list, on my todo list, on my to do list,
        on the to-do list, on the todo list, on the to do list, to my task list, to the task list,
        on my task list, on the task list, to my tasks, to the tasks, to tasks, on my tasks, in my tasks,
        to my todos, to my to-dos, to my to dos, on my todos, to the todos, to todos, to my list of tasks,
        to my list of things to do, as a task, as a todo, as a to-do, as a new task`),
      behind: [],
    },
    {
      field: 'priority',
      before: ['with priority', 'with a priority of', 'at priority', 'priority', 'priority of', 'prio'],
      behind: [],
    },
    {
      field: 'priority',
      before: ['with a', 'with', 'at', 'as', 'as a', 'of', 'its', 'it is', 'thats', ''],
      behind: ['priority', 'prio'],
    },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: ['its', 'this is', 'thats', 'it is'], behind: [], isAside: true },
    {
      field: 'assignees',
      before: list(`
        assigned to, assign to, assign it to, assign this to, and assign it to, and assign to, assignee,
        to be done by`),
      behind: [],
    },
    {
      field: 'labels',
      before: list(`
        labelled, labeled, labelled as, labeled as, labelled with, labeled with, tagged, tagged with, tagged as,
        with label, with the label, with labels, with the labels, with tag, with the tag, with tags,
        with the tags, and label it, and tag it, label it, tag it, and tag it with, and label it with,
        and tag it as, and label it as`),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('in, to, into, under, in project, to project, in the project, on, for'),
    labels: list('with, with label, with the label, label, labelled, labeled, tagged, tagged with, tag, as'),
    assignees: list('for, assigned to, assign to, assign it to, and assign it to, to'),
    priority: list('with, with priority, priority, at, as'),
  },
  noProject: list(`
    to-do, todo, to, do, todos, task, tasks, own, own to-do, personal to-do, main, whole, same, other, new, this,
    that, my, the, current, default`),
  shopping: list('shopping, grocery, groceries, food, supermarket, shop, store, buy, market'),
  pairs: list(`
    mac and cheese, macaroni and cheese, salt and pepper, fish and chips, bread and butter, ham and cheese,
    peanut butter and jelly, half and half, bed and breakfast, salt and vinegar, cheese and crackers, pork and beans,
    rice and beans, bacon and eggs, eggs and bacon, biscuits and gravy, chips and dip, chips and salsa,
    cookies and cream, gin and tonic, sweet and sour sauce, oil and vinegar, cream and sugar, head and shoulders,
    black and white, q and a, r and d, lost and found, arts and crafts, rock and roll, pros and cons, odds and ends`),
  doing: list(`
    buy, get, pick, call, phone, ring, email, mail, send, write, text, message, pay, book, order, clean, wash, fix,
    repair, finish, prepare, make, cook, bake, bring, take, return, renew, cancel, check, review, read, watch, visit,
    meet, see, ask, tell, invite, plan, schedule, organise, organize, pack, print, sign, submit, file, update, change,
    replace, water, feed, walk, mow, paint, build, install, download, upload, study, learn, practise, practice, go,
    talk, discuss, remind, do, help, find, look, research, sell, move, collect, fetch, drop, put, set, start, stop,
    turn, open, close, lock, charge, empty, fill, cut, sort, tidy, vacuum, iron, fold, hang, post, reply, respond,
    answer, confirm, contact, register, apply, draft, edit, test, deploy, merge, create, delete, remove, add, give,
    grab, purchase, donate, transfer, deposit, measure, decide, think, work, train, run, swim, exercise, celebrate,
    wrap, refill, reorder, arrange, investigate, follow, share, present, interview, hire, attend, join, leave`),
  following: list(`
    these tasks, the following tasks, following tasks, the following, following, these, these items, the following items,
    these todos, this, this list, these things, the following things, the tasks, some tasks, tasks, new tasks,
    these to-dos, a few tasks, several tasks, all of these, all these, all of this, a few things, some things`),
  ordinals: {
    first: 1,
    '1st': 1,
    second: 2,
    '2nd': 2,
    third: 3,
    '3rd': 3,
    fourth: 4,
    '4th': 4,
    fifth: 5,
    '5th': 5,
    sixth: 6,
    '6th': 6,
    seventh: 7,
    '7th': 7,
    eighth: 8,
    '8th': 8,
    ninth: 9,
    '9th': 9,
    tenth: 10,
    '10th': 10,
  },
  counts: { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  first: ['first', 'the first', 'top', 'the top'],
  last: ['last', 'the last', 'bottom', 'the bottom'],
  ones: ['one', 'task', 'item', 'todo', 'to-do', 'entry', 'line', 'number', 'numbers'],
  allOfThem: list(`
    all of them, them, them all, both, both of them, these, those, all of these, all of those, all these, all those,
    these tasks, those tasks, all these tasks, all those tasks, every one of them, each of them, the lot,
    the whole lot, both tasks, these two, those two, the two of them, them both, the whole list, these ones,
    those ones, all the tasks you just showed me`),
  oneWith: list(`
    that one with, the one with, that with, the one about, that one about, the task with, the task about, that task with,
    that task about, the one for, that one for, the one that says, the one called, the one named, the item with,
    the one mentioning, that task for`),
  range: ['to', 'through', 'till', 'until', '-', '–'],
};

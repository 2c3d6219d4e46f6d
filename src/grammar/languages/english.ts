import type { LanguageWords } from './words.ts';

/** Words and sequences of words, with commas between them. */
const list = (text: string): readonly string[] => text.split(',').map((words) => words.trim());

export const english: LanguageWords = {
  sameWords: [
    ['whats', 'what is'],
    ['theres', 'there is'],
    ['ive', 'i have'],
    ['to-do', 'todo', 'to do'],
    ['show', 'show me', 'give me', 'let me see'],
  ],
  openers: list(`
    please, pls, hey, hi, hello, good morning, good evening, ok, okay, so, well, now, also,
    alright, right, um, uh, kindly, just, quickly`),
  requests: list(`
    can you, could you, would you, will you, can u, could u, can i ask you to, would you mind to,
    id like you to, i would like you to, i want you to, i need you to, id like to,
    i would like to, i want to, lets, are you able to, do you mind to`),
  closers: ['please', 'pls'],
  closersAfterMark: list(`
    thanks, thank you, thx, ty, cheers, thanks a lot, thank you very much, ok, okay`),
  articles: list(`
    the, my, task, the task, my task, number, no, task number, item, the item, todo`),
  pronouns: list(`
    it, that, this, them, these, those, all, everything, all of them, both, something, anything,
    one, some, stuff, that one, this one, the first, the second, the last, the last one, here,
    there, everyone, everybody, me, you, us, first, second, third, last, the first one,
    the second one, a task, task, tasks, a new task, new task, an item, items`),
  people: ['me', 'us', 'you', 'him', 'her', 'them', 'i', 'we'],
  retractions: list(`
    never mind, nevermind, no wait, wait no, just kidding, or not, or dont, forget it, no dont,
    dont, not really, scratch that, i mean no, kidding, jk, lol`),
  into: ['to', 'on', 'onto', 'into', 'in'],
  determiners: ['my', 'the', 'our', 'your', 'a', 'this', 'that', 'his', 'her', 'their', 'another'],
  places: list(`
    list, lists, tasks, task, todos, to-dos, calendar, agenda, project, room, chat, channel,
    group, space, call, board, backlog, cart, basket, contacts, playlist, album, notes, reminders,
    inbox, queue, wishlist, schedule, diary, journal, crm, spreadsheet, conversation, thread,
    favourites, favorites, bookmarks`),
  conjunctions: ['and', 'then', 'but', 'or', 'also'],
  orders: [
    'add',
    'remind',
    'mark',
    'delete',
    'show',
    'tell',
    'undo',
    'done',
    'dont',
    'remove',
    'then',
    'also',
  ],
  noRequest: list(`
    dont, do not, never, not, no, stop, if, when, unless, after, before, once, because, why, how,
    who, whom, whose, where, what, whats, which, is, are, was, were, do, does, did, have, has,
    had, can, could, would, will, should, shall, may, might, i, im, ive, id, ill, we, he, she, it,
    its, they, you, youre, there, that, this, these, those, yesterday, someone, somebody, nobody,
    everybody, anything, anybody, anyone, any, hello, hi, hey, thanks, thank, yes, sorry, delete, remove, move, change, rename,
    undo, remind, show, list, tell, give, done, mark, complete, help, good, my, the, analyze,
    analyse, plan, review, connect, set, let, lets, maybe, perhaps, everyone, please, added, finished,
    completed, bought, made, finish, check, close, tick, am, commands, nothing, more, agenda`),
  addExactly: (title) => `add "${title}" to my tasks`,
  askDue: (when) => `what's due ${when}`,
  alwaysUseful: ["what's due today", 'show all my tasks', 'help'],
  time: {
    days: { today: 0, tomorrow: 1, tmrw: 1, tomorow: 1, tommorow: 1, tommorrow: 1 },
    weekdays: { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 },
    shortWeekdays: {
      mon: 1,
      tue: 2,
      tues: 2,
      wed: 3,
      thu: 4,
      thur: 4,
      thurs: 4,
      fri: 5,
      sat: 6,
      sun: 7,
    },
    next: ['next'],
    thisWeeks: ['this', 'coming', 'this coming'],
    weeks: { 'this week': 0, 'next week': 1 },
    prepositions: ['on', 'for', 'by', 'due', 'due on', 'due by', 'due for'],
    at: ['at', '@'],
    am: ['am', 'a.m'],
    pm: ['pm', 'p.m'],
    naming: list(`
    with, the, of, called, named, a, an, about, my, our, his, her, their, your, good, black, like,
    see, watch, read, titled, saint, st, room, version, chapter, number, no`),
    binding: list(`
    every, each, last, past, before, after, until, till, til, since, from, between, not, this,
    next, except, and, or, to, than, through, other, first, second, third, around, about, later,
    earlier, all, any, some, both, either, week, maybe, starting, beginning, yesterday, morning,
    evening, afternoon, night, half, quarter`),
    vagueAlone: list(`
    tonight, daily, weekly, monthly, yearly, hourly, noon, midnight, yesterday, soon, later, asap,
    someday, weekdays, weekends, fortnightly, annually, lunchtime, oclock, eod, eow`),
    vague: list(`
    morning, mornings, afternoon, afternoons, evening, evenings, night, nights, week, weeks,
    weekend, month, months, year, years, day, days, hour, hours, minute, minutes, min, mins,
    quarter, fortnight, time, moment, mon, tue, wed, thu, fri, sat, sun`),
    vagueBefore: list(`
    every, each, next, this, last, in, tomorrow, today, by, until, till, a, an, couple, few, some,
    other, half, at, coming, following, second, third`),
    numbers: list(`
    one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve`),
    beforeNumbers: ['past', 'to', 'half', 'quarter', 'around', 'about'],
    months: list(`
    january, february, march, april, may, june, july, august, september, october, november,
    december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec`),
    repeating: ['every', 'each'],
    expected: 'a day, a time, or both: today, tomorrow, friday, 2026-11-27, 10:30, friday 10am',
  },
};

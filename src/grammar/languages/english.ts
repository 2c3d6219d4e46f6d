import { english as parts } from './parts/english.ts';
import { englishTimes } from './time/english.ts';
import { list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const english: LanguageWords = {
  parts,
  tag: 'en',
  classes: {
    my: 'my|the|our',
    list: '(to-do|todo|to do|task|tasks|todos|to-dos|chores) list|list|list of (tasks|todos|to-dos|things to do|chores)|(to-do|todo|to do|task) lists|tasks|todos|to-dos|to dos',
    'list-kind':
      'shopping|grocery|groceries|food|supermarket|store|christmas|birthday|wish|packing|reading|work|home|house|office|school|cleaning|chores|travel|holiday|vacation|party|bucket|gift|present|movie|film|book|watch|garden|hardware|pharmacy',
    task: 'task|to-do|todo|to do|item|entry|list item|to-do list item|todo list item|to do list item|to-do item|todo item|list entry',
    tasks:
      'tasks|todos|to-dos|to dos|to-do items|todo items|list items|things to do|things i have to do|stuff to do|items on my (list|to-do list|todo list)',
    open: 'open|current|remaining|outstanding|pending|unfinished|active|upcoming|incomplete|uncompleted|undone',
    show: 'show|show me|list|give me|tell me|read|read me|read out|read me out|display|let me see|let me hear|see|view|pull up|bring up|print|i want to see|i would like to see|may i see|can i see|could i see|can i have|what are|get me|go through|run through|fetch|recite|check',
    put: 'add|put|append|insert|include|enter|place|stick|throw|pop|write|note|jot|save|record|tack|toss|get',
    thanks: 'thanks|thank you|thx|ty|cheers|please|for me|for me please',
    onto: 'to|on|onto|into|in|in to|on to|to the end of|to the top of|at the top of|to the bottom of|at the end of',
    make: 'add|create|make|set|set up|start|enter|write|record|save|put in|generate|schedule|log|i need|i want|build',
    'a-task': '[a|an|another|one more|the|this|my|me a] [new|further|recurring|repeating] <task>',
    called:
      'called|named|titled|labelled|labeled|saying|that says|which says|with the title|with the name|to|for|that i (need|have) to|namely|reading',
    label: 'label|labels|tag|tags',
    done: 'done|complete|completed|finished|closed|ticked off|checked off|checked|ticked|crossed off|accomplished|resolved',
    'off-list': '(on|from|off|off of|in) [<my>] (<list>|<list-kind> list)',
    move: 'move|push|shift|reschedule|postpone|defer|delay|bump|carry over|put off|push back|move back|push out|bring forward|pull forward|move forward|move up|postpone|adjourn|switch',
    ask: 'let me see|let me hear|i want to see|tell me|show me|let me know|show|i want to know|i would like to know|do you know|can you tell me|remind me',
    us: 'us|both of us|all of us',
    remind: 'remind|notify|alert|nudge|ping|prod|buzz|poke|bug|prompt',
    'about-it': 'to|about|of|that|regarding|concerning|because of',
    reminder: 'reminder|reminders',
    alarm: 'alarm|alarm clock|wake-up call|wake up call|wakeup call|wake-up alarm|wake up alarm|alert',
    wake: 'wake me up|wake me|get me up|get me out of bed|wake us up|wake us',
    'set-reminder':
      '(set|create|add|make|schedule|put|set up|give me|i need|i want|start|place|send me|put in|program) [me] [a|an|another|the|my|one more] [new]',
    'reminder-noun': 'reminder|alarm|alarm clock|wake-up call',
    'plural-reminders': 'reminders|alarms|all reminders|all alarms',
    'pointed-at':
      'it|them|them all|all of them|both|both of them|that one|this one|the (first|second|third|fourth|fifth|last) [one]|the last (two|three)',
    'that-reminder': 'that reminder|this reminder|that alarm|this alarm',
    'live-in':
      'i live in|i am in|im in|i am living in|im living in|i am based in|im based in|i am now in|im now in|i now live in|i moved to|i have moved to|ive moved to|i just moved to|i have just moved to|ive just moved to|we live in|we are in|we are living in|we are based in|we are now in|we now live in|we moved to|we have moved to|weve moved to',
    'on-clock': 'i am on|im on|i am now on|im now on|we are on|were on|we are now on|were now on',
    'start-week': 'start the week on|start my week on|begin the week on|begin my week on',
    language: 'language',
    speak: 'speak',
    'typed-setting':
      'time zone|timezone|date order|date format|default project|quiet hours|monthly cap|spending cap|spend cap|token cap|monthly limit|monthly token limit',
    'quiet-hours': 'quiet hours|quiet time|do not disturb',
    off: 'off',
    'week-starts': 'week starts on|week begins on|weeks start on|weeks begin on|week starts|week begins',
    nudge: 'ping me|nudge me|buzz me|poke me|prod me|beep me|alert me|notify me',
    stop: 'cancel|delete|remove|clear|drop|stop|turn off|switch off|get rid of|dismiss|disable|erase|kill|scrap|forget|unset|deactivate|discard|trash|call off|end',
    'all-reminders':
      '(all|all my|all the|all of my|all of the|every|every single) (reminders|alarms|reminder|alarm)',
    tongue:
      'german|english|french|spanish|italian|dutch|portuguese|polish|swedish|danish|norwegian|finnish|czech|turkish|deutsch',
    'tell-language':
      'speak to me in|talk to me in|talk in|answer in|answer me in|reply in|reply to me in|respond in|write to me in|write in|switch to|speak in',
    cloud: 'claude|anthropic|openai|chatgpt|gpt',
    'full-text': 'the exact text|the whole text',
    setting:
      'time zone|timezone|language|date order|date format|first day of [the] week|default project|quiet hours|digest|marks|home room|reminder place|week start|monthly cap|spending cap|spend cap|token cap|monthly limit|monthly token limit|cloud',
    delete: 'delete|remove',
    discard: 'erase|get rid of|throw away|throw out|bin|trash|scrap|kill|discard|ditch|chuck out|axe',
  },
  telling: list(`
    the, and, my, is, to, for, of, what, with, please, it, you, on, at, that, this, are, me, i, from, not, do, did, have, how, there,
    when, off, add, remind, show, today, tomorrow,
    remove, its, number`),
  typical: list(`
    as, all, any, by, into, set, list, lists, task, tasks, item, items, mark, put, delete, make, create, need, can,
    could, would, should, first, second, last, next, one, every, day, week, month, tonight, morning, reminder, reminders,
    let, dont, be, was, were, has, had, will, if, why, who, which, some, or, but, so, just, pls, his, her, our, your,
    their, them, they, we, he, she, up, out, down, about, after, before, until, high, priority, move, change, rename,
    tick, check, cross, complete, finish, finished, cancel, tell, new, another, shopping, monday, tuesday, wednesday,
    thursday, friday, saturday, sunday`),
  sameWords: [
    ['whats', 'what is'],
    ['theres', 'there is'],
    ['ive', 'i have'],
    ['im', 'i am'],
    ['to-do', 'todo', 'to do'],
  ],
  openers: list(`
    please, pls, yes, yeah, yep, sure, hey, hi, hello, good morning, good evening, ok, okay, so, well, now, also,
    oh, and, oh and, and also, go ahead and, please go ahead and, let me, next, yo, hiya, listen, plus, actually, no wait, also please,
    alright, right, um, uh, kindly, just, quickly`),
  requests: list(`
    can we, could we, you can, you can now, you may, could you maybe, can you maybe, would you maybe, could you perhaps, could you possibly,
    can you possibly, i want that you, i would like that you, be so kind and, be so kind as to, be so kind to,
    would you be so kind and, would you be so kind as to, could you be so kind and,
    can you, could you, would you, will you, can u, could u, can i ask you to, would you mind to,
    id like you to, i would like you to, i want you to, i need you to, id like to,
    i would like to, i want to, lets, are you able to, do you mind to`),
  asks: list(`
    can i, could i, may i, might i, should i, shall i, must i, do i have to, do i need to, am i able to, is it possible to,
    is there a way to, is it ok to, is it okay to, do you think i should, would it be possible to, can we, could we, should we,
    shall we, may we, how do i, how can i, how do you, how would i, what if i, why should i, when should i, did you, have you,
    do you, are you going to, were you able to`),
  closers: ['please', 'pls', 'too', 'as well'],
  closersAfterMark: list(`
    thanks, thank you, thx, ty, cheers, thanks a lot, thank you very much, ok, okay`),
  articles: list(`
    the task to, task to, my task to, the task called, the task named, the task about, the one called, the one named, the to-do to, the todo to,
    the, my, task, the task, my task, number, no, task number, item, the item, todo`),
  pronouns: list(`
    already, now, yet, so,
    nothing, yourself, myself, himself, herself, itself, nobody, noone, none, no one,
    it, that, this, them, these, those, all, everything, all of them, both, something, anything,
    some, stuff, that one, this one, the first, the second, the last, the last one, here,
    there, everyone, everybody, me, you, us, first, second, third, last, the first one,
    the second one, a task, task, tasks, a new task, new task, an item, items`),
  references: {
    it: ['it', 'its', 'this reminder', 'this alarm', 'this', 'this one', 'this task', 'the task'],
    that: ['that', 'thats', 'that reminder', 'that alarm', 'that one', 'that task'],
    last: list(
      'last, the last, the last one, last one, the last task, the last item, last item, the last entry, the last to-do',
    ),
  },
  all: ['all', 'all my', 'all the', 'all of my', 'all of the', 'all open', 'all my open'],
  things: ['tasks', 'todos', 'to-dos', 'items', 'reminders', 'alarms'],
  inside: [
    'in',
    'from',
    'of',
    'labelled',
    'with label',
    'with the label',
    'tagged',
    'in project',
    'in the project',
  ],
  overdue: ['overdue', 'late'],
  through: ['on', 'in', 'with', 'using', 'via', 'at'],
  ownList: list(`
    on my own list, to my own list, in my own list, from my own list, into my own list, onto my own list,
    on own-list, to own-list, in own-list`),
  noPart: list(`
    now, yet, really, sure, bad, good, so, at, all, me, you, us, again, anymore, necessarily, much, quite,
    only, even, just, too, very, ok, okay, fine, great, here, there, true, right, working, allowed`),
  as: ['as', 'called', 'named'],
  people: ['me', 'us', 'you', 'him', 'her', 'them', 'i', 'we'],
  retractions: list(`
    never mind, nevermind, no wait, wait no, just kidding, or not, or dont, forget it, no dont,
    dont, not really, scratch that, i mean no, kidding, jk, lol`),
  into: ['to', 'on', 'onto', 'into', 'in'],
  toward: ['to', 'onto', 'into'],
  determiners: ['new', 'my', 'the', 'our', 'your', 'a', 'this', 'that', 'his', 'her', 'their', 'another'],
  places: list(`
    timer, alarm, recipe,
    list, lists, tasks, task, todos, to-dos, calendar, agenda, project, room, chat, channel,
    group, space, call, board, backlog, cart, basket, contacts, playlist, album, notes, reminders,
    inbox, queue, wishlist, schedule, diary, journal, crm, spreadsheet, conversation, thread,
    favourites, favorites, bookmarks, meeting, event, invitation, appointment, conference, contacts, book, email, message, facebook,
    instagram, whatsapp, document, file, folder, team`),
  conjunctions: ['and', 'then', 'but', 'or', 'also'],
  sums: list('plus, minus, times, together, by, divided'),
  plainOrders: ['add'],
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
    read, put, add, play, post, keep, look, stick, throw,
    dont, do not, never, not, no, stop, if, when, unless, after, before, once, because, why, how,
    who, whom, whose, where, what, whats, which, is, are, was, were, do, does, did, have, has,
    had, can, could, would, will, should, shall, may, might, i, im, ive, id, ill, we, he, she, it,
    its, they, you, youre, there, that, this, these, those, yesterday, someone, somebody, nobody,
    everybody, anything, anybody, anyone, any, hello, hi, hey, thanks, thank, yes, sorry, delete, remove, move, change, rename,
    undo, remind, show, list, tell, give, done, mark, complete, help, good, my, the, analyze,
    analyse, plan, review, connect, set, let, lets, maybe, perhaps, everyone, please, added, finished,
    put, add, create, read me, completed, bought, made, finish, check, close, tick, am, commands, nothing, more, agenda`),
  conditions: list(`
    if, when, whenever, but not, unless, as soon as, provided that, assuming, suppose, supposing, as long as,
    only if, even if, what if`),
  asking: list(`
    ask, asking, check, see, find, find out, know, decide, look, look up, tell, figure, figure out, wonder, remember, learn,
    understand, clarify, confirm, verify, research, discuss, hear, google`),
  negations: list('dont, do not, never, no dont, please dont, not, no, doesnt, does not, cannot, cant, stop'),
  forgetting: list('forget, oversleep, miss'),
  negationsBehind: [],
  refusals: list(
    `me on, me to, me as, us to, him to, her to, them to, no more, neither, not a, not the, not any, none of,
    that this, that that, that it, that its, that is, that i, that im, that we, that you, that there, that he, that she, that they, that the,
    who won, who is, who was, who said, what was, what is, how old, how many, how much, how long, how far`,
  ),
  indefinite: list('a, an, another, a new, new, one more, some new'),
  elsewhere: list(`
    to favourites, to favorites, to cart, to basket, to queue, to calendar, to contacts, to playlist, to my favourites, to my favorites,
    to the group, on facebook, on instagram, on twitter, to taste, to the mix`),
  otherThings: list(`
    thread, threads, newsletter, draft, drafts, plug, bulb, article, episode, door, doors, garage, wifi, wi-fi, bluetooth, dots, printer, headphones, speaker, speakers, tv, television, radio, computer, phone, mouse,
    description, list, lists, project, projects, label, labels, tag, tags, event, events, meeting, meetings, appointment, appointments, calendar,
    calendars, alarm, alarms, timer, timers, reminder, reminders, contact, contacts, playlist, playlists, song, songs, album, albums,
    track, podcast, music, volume, message, messages, email, emails, mail, mails, inbox, chat, conversation, photo, photos, picture,
    pictures, video, videos, file, files, folder, folders, document, documents, account, accounts, user, users, member, members,
    room, rooms, channel, channels, group, light, lights, lamp, thermostat, temperature, heating, brightness, connection, connections,
    notification, notifications, note, notes, app, apps, device, devices, order, orders, subscription, subscriptions, flight, flights,
    booking, bookings, reservation, reservations, history, comment, stop, noise, background noise, zero, bookmark, bookmarks, cache, cookies, settings, setting, screen, tab, tabs,
    window, windows, table, internet, database, page, word, line, lines, paragraph, o'clock, oclock, language, wallpaper`),
  addressing: ['you', 'u'],
  sayings: list(`
    in general, in fact, in love, in short, in time, in total, in summary, in addition, in particular, in private, in public, in order, in detail,
    in vain, in bed, in town, in person, in theory, in practice, in here, in there, in between, in return, in doubt,
    add insult to injury, add fuel to the fire, add fuel to the flames, done deal, done is better than, done is better, done and dusted, done and done,
    done for, done for today, mark my words, put two and two together, put a sock in it, put your money where your mouth is,
    show me the money, show must go on, remove all doubt, complete nonsense, complete waste of time, complete disaster,
    tick tock, check mate, move on, move over, move along, add up, add to that, add to cart, list goes on`),
  sequences: list(
    'and then, then, and also, and after that, after that, and afterwards, afterwards, also, plus, and please, and next',
  ),
  fillers: list('um, uh, uhm, umm, er, erm, hmm, hm, ah'),
  about: list('on, about, with, for, of'),
  noTypos: list(`
    too, tool, two, toe, dodo,
    love, more, dove, cove, mover, movie, last, lost, lift, least, lists, past, post, cost, host, fast, most, must, test,
    text, rest, best, make, mare, mask, bark, dark, park, work, word, world, gone, dose, dome, tone, bone, none, dont,
    note, node, slow, snow, shown, shoe, shop, shot, stick, thick, trick, trip, track, ticket, crate, crease, great, cheek,
    chick, shack, rewind, remain, mind, remained, cross, clothes, loose, lose, nose, rose, chose, that, than, then, them,
    they, this, there, where, were, here, hear, dear, year, near, over, ever, even, open, pen, like, live, life, mile,
    milk, mail, male, tail, tall, call, calls, fall, full, pull, push, plan, plant, plans, place, plate, play, pay, day,
    today, birthday, task, ask, asks, take, tasks, tanks, talks, talk, walk, wall, rename, remake, remote, demote, promote`),
  strong: {
    analysing: list(`
      analyze, analyse, analyzing, analysing, analysis, analyses, productivity report, weekly
      analysis, evaluate, assess`),
    planning: list(`
      plan, planning, plan out, review, reviewing, weekly review, monthly review, daily review,
      retrospective`),
    about: list(`
      day, days, morning, afternoon, evening, week, weeks, weekend, month, months, quarter, year, sprint,
      productivity, productiveness, efficiency, workload, progress, performance, task, tasks, todo, todos,
      to-do, to-dos, to do, to do list, to-do list, todo list, task list, list of tasks, schedule, agenda,
      priorities, habits, habit, time management, use of time, pace, backlog, projects, overdue tasks,
      deadlines, work, working week, working day, how i did, how i have done, how productive i was, how it went,
      how i am doing, how im doing, what i did, what i have done, what i got done, what i finished, what i
      should do, what to do`),
    leads: list(`
      help me, help me to, help me with, help, give me, show me, make me, make, do, do a, do an, do my, run,
      write, write me, i need, i want, i need to, we need to, it is time to, time to, time for, how about, what
      about, a, an, quick, short, thorough, detailed, deep, start, start my, begin, begin my, lets have a, have
      a, together, in detail, with me, and`),
  },
  addExactly: (title) => `add "${title}" to my tasks`,
  askDue: (when) => `what's due ${when}`,
  alwaysUseful: ["what's due today", 'show all my tasks', 'help'],
  times: englishTimes,
};

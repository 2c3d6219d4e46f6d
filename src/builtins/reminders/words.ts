import type { Caller } from '../../core/caller.ts';
import type { Stayed, Wording } from '../../core/collection.ts';
import type { Edit, Receipt } from '../../core/edit.ts';
import type { Fields } from '../../core/json.ts';
import { spokenRepeat } from '../../core/repeat-words.ts';
import { literal } from '../../core/reply.ts';
import { dayOf, spokenWhen, today, type When } from '../../core/time.ts';
import { dueOf, readReminder, type Reminder } from './reminder.ts';
import { whatWithLink } from './say-reminder.ts';
import { say } from './sentences.ts';

/** All that is said about writes to reminders (conversation.md 12.1, 19.8); made from edits and receipts alone. */
export const reminderWords: Wording = {
  name: (fields) => readReminder(fields).what,
  told: (receipt, caller) => told(receipt, caller),
  toldTogether: (receipts, caller) => toldTogether(receipts, caller),
  asked: (edits, caller) => asked(edits, caller),
  takenBack: (receipts, stayed, caller) => takenBack(receipts, stayed, caller),
  differs: (expected, found, caller) => differs(readReminder(expected), found, caller),
  refused: ({ edit }, caller) => refused(edit, say(caller.language)),
  lost: ({ edit }, caller) => say(caller.language).lost(nameIn(edit)),
  foundAgain: (receipt, edit, caller) => foundAgain(receipt, edit, say(caller.language)),
};

type Words = ReturnType<typeof say>;

const reminderIn = (edit: Edit): Reminder => readReminder(edit.op === 'remove' ? edit.before : edit.after);
const nameIn = (edit: Edit): string => literal(reminderIn(edit).what);

const spoken = (when: When | undefined, { timeZone }: Reminder, { language }: Caller): string =>
  when === undefined ? '' : literal(spokenWhen(when, timeZone, language));

const rhythmOf = ({ repeat, timeZone }: Reminder, { language }: Caller): string =>
  repeat ? literal(spokenRepeat(repeat, timeZone, language)) : say(language).once;

/** Somewhere else than here it is said where. */
const placeOf = ({ room }: Reminder, { language, place }: Caller): string =>
  room === place.roomId ? say(language).here : say(language).there;

/** `⏰ Sat 21 Nov 2026, 08:45 (Europe/Berlin), here, once: join the call.` */
export function lineOf(reminder: Reminder, caller: Caller): string {
  const what = whatWithLink(reminder);
  const head = [spoken(dueOf(reminder), reminder, caller), placeOf(reminder, caller)];
  return sentence(`⏰ ${[...head, rhythmOf(reminder, caller)].join(', ')}: ${what}`);
}

/** A question or a cry ends by itself, and a link must not get a dot. */
const sentence = (text: string): string => (/(?:[?!…]|\\\.|https?:\S+)$/u.test(text) ? text : `${text}.`);

/** Put off: said once more, whatever its turns are (19.8, line 6). */
function lineOfAgain(reminder: Reminder, caller: Caller): string {
  const words = say(caller.language);
  const head = [
    spoken(reminder.again ?? undefined, reminder, caller),
    placeOf(reminder, caller),
    words.forYou,
  ];
  const rest = reminder.at === null ? '' : `: ${words.again(rhythmOf(reminder, caller))}`;
  return `⏰ ${head.join(', ')}${rest}.`;
}

function told({ edit, now }: Receipt, caller: Caller): string {
  const words = say(caller.language);
  switch (edit.op) {
    case 'create': {
      const reminder = readReminder(now ?? edit.after);
      const hint = isForToday(reminder) ? [] : [words.howToCancel];
      return [lineOf(reminder, caller), ...hint].join('\n');
    }
    case 'update': {
      const [before, after] = [readReminder(edit.before), readReminder(edit.after)];
      return before.again !== after.again && after.again !== null
        ? lineOfAgain(after, caller)
        : lineOf(after, caller);
    }
    case 'remove':
      return words.cancelled(literal(readReminder(edit.before).what));
  }
}

/** What is over soon needs no advice how to be rid of it (conversation.md 19.14, 19.8). */
const isForToday = ({ at, repeat, setAt, timeZone }: Reminder): boolean =>
  repeat === null && at !== null && dayOf(at, timeZone).equals(today(new Date(setAt), timeZone));

function toldTogether(receipts: readonly Receipt[], caller: Caller): string {
  const words = say(caller.language);
  const removed = receipts.filter(({ edit }) => edit.op === 'remove');
  const others = receipts.filter(({ edit }) => edit.op !== 'remove');
  return [
    ...(removed.length > 0 ? [words.cancelledMany(removed.length), ...removed.map(lineOfRemoved)] : []),
    ...others.map(({ edit }) => lineOf(reminderIn(edit), caller)),
  ].join('\n');
}

const lineOfRemoved = ({ edit }: Receipt): string => `• ${nameIn(edit)}`;

function asked(edits: readonly Edit[], caller: Caller): string {
  const words = say(caller.language);
  const removed = edits.filter(({ op }) => op === 'remove');
  const lines = removed.map((edit) => `• ${lineOf(reminderIn(edit), caller)}`).join('\n');
  return [
    ...(removed.length > 0 ? [words.askCancel(lines, removed.length)] : []),
    ...edits.flatMap((edit) => {
      if (edit.op === 'create') return [words.askSet(lineOf(reminderIn(edit), caller))];
      return edit.op === 'update' ? [words.askChange(nameIn(edit), lineOf(reminderIn(edit), caller))] : [];
    }),
  ].join('\n');
}

function takenBack(receipts: readonly Receipt[], stayed: readonly Stayed[], caller: Caller): string {
  const words = say(caller.language);
  const done = receipts.map(({ edit }) => backOf(edit, words, caller));
  const left = stayed.map(({ name, stays }) => words.stayed(literal(name), stays));
  return sentence(`${words.takenBack} ${[...done, ...left].join('; ')}`);
}

/** What an undo did; an edit that removes took back one that made it. */
function backOf(edit: Edit, words: Words, caller: Caller): string {
  const due = edit.op === 'remove' ? undefined : dueOf(reminderIn(edit));
  return due === undefined
    ? words.comesNoMore(nameIn(edit))
    : words.comesAgain(nameIn(edit), spoken(due, reminderIn(edit), caller));
}

function differs(
  expected: Reminder,
  found: Fields | undefined,
  caller: Caller,
): Omit<Stayed, 'name'> | undefined {
  const words = say(caller.language);
  if (!found) return { difference: words.isGone, stays: words.staysGone };
  const now = readReminder(found);
  if (now.said !== expected.said) return { difference: words.wasSaid, stays: words.staysSaid };
  if (dueOf(now) !== dueOf(expected)) {
    const when = spoken(dueOf(now), now, caller);
    return { difference: words.isNow(when), stays: words.staysAt(when) };
  }
  if (now.what === expected.what) return undefined;
  return { difference: words.isCalled(literal(now.what)), stays: words.staysSaid };
}

function refused(edit: Edit, words: Words): string {
  switch (edit.op) {
    case 'create':
      return words.notSet(nameIn(edit));
    case 'update':
      return words.notChanged(nameIn(edit));
    case 'remove':
      return words.wasNotCancelled(nameIn(edit));
  }
}

function foundAgain(receipt: Receipt | undefined, edit: Edit, words: Words): string {
  const name = nameIn(edit);
  if (edit.op === 'remove') return receipt ? words.wasCancelled(name) : words.wasNotCancelled(name);
  return receipt ? words.wasSet(name) : words.wasNotSet(name);
}

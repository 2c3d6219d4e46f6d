import assert from 'node:assert/strict';
import { populate } from '../../src/playground/vikunja/populate.ts';
import type { OpenPlayground } from '../vikunja/open-playground.ts';
import type { House, Step, Talk } from './conversation.ts';
import { type Event, hasJoined } from './seen.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** In the service; the same in each. */
const ACCOUNT = 'dora';

/** Somebody's account with three tasks that are due today or overdue; the token that connects it. */
export function furnish({ vikunja, admit }: OpenPlayground): string {
  const token = admit(ACCOUNT);
  const { addProject, addTask } = populate(vikunja.state);
  const owner = vikunja.state.userNamed(ACCOUNT);
  if (!owner) throw new Error('nobody lives there');
  const [work, home] = [addProject(owner, { title: 'Work' }), addProject(owner, { title: 'Home' })];
  const now = new Date().getTime();
  addTask(work, { title: 'send invoice', due: now - 3 * DAY_MS });
  addTask(home, { title: 'call the dentist', due: now - DAY_MS });
  addTask(home, { title: 'water the plants', due: now - 2 * DAY_MS });
  return token;
}

const titled = ({ vikunja }: OpenPlayground, title: string) =>
  [...vikunja.state.tasks.values()].filter((one) => one.title === title);

/** The one task of this title, as the service has it. */
function task({ vikunja: playground }: House, title: string) {
  const [found, ...others] = titled(playground, title);
  assert.ok(found && others.length === 0, `not one task “${title}”`);
  return found;
}

const isGone = ({ vikunja }: House, title: string): void =>
  assert.equal(titled(vikunja, title).length, 0, `there is a task “${title}”`);

const hears = async ({ person, room }: Talk, answer: RegExp): Promise<Event> =>
  await person.hears(room, answer);

/** Says it and waits for the answer. */
async function says(talk: Talk, text: string, answer: RegExp): Promise<Event> {
  await talk.person.say(talk.room, text);
  return await hears(talk, answer);
}

const contentOf = async ({ person, room }: Talk, event: string): Promise<unknown> => {
  const path = `/rooms/${encodeURIComponent(room)}/event/${encodeURIComponent(event)}`;
  return (await person.call('GET', path))['content'];
};

const idOf = ({ event_id: id }: Event): string => {
  assert.ok(id, 'this event has no id');
  return id;
};

/** The question shows the result, by an edit of its own sender. */
const isSettled = async ({ person, bot }: Talk, question: Event, result: string): Promise<void> => {
  await person.sees('the result under the question', ({ sender, content }) => {
    const relation = JSON.stringify(content['m.relates_to'] ?? {});
    const isEdit = relation.includes('m.replace') && relation.includes(idOf(question));
    return sender === bot && isEdit && JSON.stringify(content['m.new_content'] ?? {}).includes(result);
  });
};

async function connect(talk: Talk): Promise<void> {
  const { person, room, vikunja, token } = talk;
  const message = await person.say(room, `config add ${vikunja.address} ${token}`);
  await hears(talk, /^I removed your message, because it held a token\.$/);
  const asked = await hears(talk, /^✓ Connected, found 3 tasks\nConnection: [\s\S]*account dora[\s\S]*GMT/);
  assert.deepEqual(await contentOf(talk, message), {});
  await person.react(room, idOf(asked), '✅');
  await hears(talk, /^Time zone: Europe\/Berlin\.$/);
}

async function addParts(talk: Talk): Promise<void> {
  const { person, room } = talk;
  const asked = await says(
    talk,
    'add renew passport next friday 10am !4 *travel to my tasks',
    /label travel/,
  );
  isGone(talk, 'renew passport');
  await person.react(room, idOf(asked), '✅');
  await hears(talk, /✅ Added: renew passport[\s\S]*priority 4 urgent · label travel/);
  await isSettled(talk, asked, '✅ yes');
  const { priority, labels, due } = task(talk, 'renew passport');
  assert.deepEqual(
    { priority, labels: labels.length, isSet: due !== undefined },
    { priority: 4, labels: 1, isSet: true },
  );
}

async function removeAndUndo(talk: Talk): Promise<void> {
  const before = task(talk, 'renew passport');
  await says(talk, 'delete renew passport', /^Delete renew passport/);
  await says(talk, 'yes', /^✅ Deleted: renew passport/);
  isGone(talk, 'renew passport');
  await says(talk, 'undo', /^↩️ Taken back: renew passport/);
  const { due, labels, priority } = task(talk, 'renew passport');
  assert.deepEqual(
    { due, labels, priority },
    { due: before.due, labels: before.labels, priority: before.priority },
  );
}

async function killWhileAsking(talk: Talk): Promise<void> {
  const { person, room, eis } = talk;
  const asked = await says(talk, 'delete water the plants', /^Delete water the plants/);
  await eis.kill();
  await person.say(room, 'yes');
  assert.equal(task(talk, 'water the plants').title, 'water the plants');
  await eis.start();
  await hears(talk, /^✅ Deleted: water the plants/);
  await isSettled(talk, asked, '✅ yes');
  isGone(talk, 'water the plants');
}

async function undoAfterRestarts(talk: Talk): Promise<void> {
  const { eis, synapse } = talk;
  await eis.stop();
  await synapse.restart();
  await eis.start();
  await says(talk, 'undo', /^↩️ Taken back: water the plants/);
  assert.equal(task(talk, 'water the plants').done, false);
}

async function editAndRedact(talk: Talk): Promise<void> {
  const { person, room } = talk;
  const message = await person.say(room, 'add buy stams');
  await hears(talk, /^✅ Added: buy stams/);
  await person.edit(room, message, 'add buy stamps');
  await hears(talk, /Taken back: buy stams[\s\S]*✅ Added: buy stamps/);
  isGone(talk, 'buy stams');
  task(talk, 'buy stamps');
  const second = await person.say(room, 'add buy envelopes');
  await hears(talk, /^✅ Added: buy envelopes/);
  await person.redact(room, second);
  await hears(talk, /Taken back: buy envelopes/);
  isGone(talk, 'buy envelopes');
}

async function takeBackBySign(talk: Talk): Promise<void> {
  const { person, room } = talk;
  const receipt = await says(talk, 'add buy glue', /^✅ Added: buy glue/);
  await person.react(room, idOf(receipt), '↩️');
  await hears(talk, /Taken back: buy glue/);
  isGone(talk, 'buy glue');
}

async function renewWrongly(talk: Talk): Promise<void> {
  const { person, bot } = talk;
  const room = await person.openDirectRoom(bot, { trusted: false });
  await hasJoined(person, room, bot);
  await person.say(room, `config renew ${nameOf(talk)} tk_${'0'.repeat(40)}`);
  await person.hears(room, /I may not remove it here/);
  await person.hears(room, /does not accept this token[\s\S]*It was not done/);
  await says(talk, 'config list', /account dora: connected/);
}

async function attachFile(talk: Talk): Promise<void> {
  const { person, room } = talk;
  const bytes = new Uint8Array(FILE_BYTES).map((_, index) => index % 251);
  // What a file is, Vikunja tells by its first bytes.
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  const caption = 'attach it to renew passport';
  await person.sendFile(room, { name: 'visa.pdf', type: 'application/pdf', bytes, caption });
  await hears(talk, /^✅ Attached: visa\.pdf \(\d+ kB\) to renew passport/);
  await says(talk, 'files of renew passport', /renew passport: 1 file\n1\. visa\.pdf/);
  const sent = await says(talk, 'file 1', /^visa\.pdf$/);
  assert.deepEqual(await person.openFile(sent), bytes);
}

/** More than one piece of a stream. */
const FILE_BYTES = 200_000;

/** The everyday conversation, with a service of the person's own; each step builds on those before it. */
export const everyday: readonly Step[] = [
  { name: 'A4, A6 connects a service; the message with the token is redacted', run: connect },
  {
    name: 'D1 lists what is due in the service',
    run: async (talk) => {
      await says(
        talk,
        "what's due today",
        /^📋 Due Today: 3 tasks\n1\. send invoice \(Work\)[\s\S]*water the plants[\s\S]*call the dentist/,
      );
      await says(talk, 'done 3', /^✅ Done: call the dentist \(Home\)/);
      assert.equal(task(talk, 'call the dentist').done, true);
    },
  },
  { name: 'D3, C11 adds with parts, and asks before it makes a label', run: addParts },
  {
    name: 'D4 changes one thing and keeps the others',
    run: async (talk) => {
      const { due, labels } = task(talk, 'renew passport');
      await says(
        talk,
        'set the priority of renew passport to low',
        /^✅ Changed: renew passport[\s\S]*priority/,
      );
      const after = task(talk, 'renew passport');
      assert.deepEqual([after.priority, after.due, after.labels], [1, due, labels]);
      await says(talk, 'not travel', /label travel removed/);
      await says(talk, 'label renew passport with travel', /label travel/);
    },
  },
  { name: 'M2, M3 asks before it deletes, and brings back with every part', run: removeAndUndo },
  { name: 'M9 a question outlives kill -9', run: killWhileAsking },
  { name: 'M2 takes back what was done before both were restarted', run: undoAfterRestarts },
  { name: 'M7 an edit takes the old request back, and a removal too', run: editAndRedact },
  { name: 'M2 a sign on a receipt takes it back', run: takeBackBySign },
  { name: 'R4 attaches a file, and gives it back as it was', run: attachFile },
  { name: 'A4, A6 says what is wrong with a token, and that it may not remove it', run: renewWrongly },
];

/** What eis called the connection. */
function nameOf({ person }: Talk): string {
  const told = person.seen().map(({ content }) => /Connection: ([^\s"]+) /.exec(JSON.stringify(content)));
  const [, name] = told.find((found) => found !== null) ?? [];
  assert.ok(name, 'no connection was told of');
  return name;
}

// Runs in the browser, as it is: nothing builds it. The two people, side by side.
/* oxlint-disable no-restricted-globals, typescript/no-unsafe-return -- the browser's own fetch and setTimeout are all there is; no types reach the browser */
import { Client, contentOf, isEdit, keyOf, reactionsTo, RoomView, saidIn } from './client.js';
import { drawEmpty, drawEvent, drawInvite, make } from './draw-event.js';
import { watchModels } from './watch-models.js';

const TRIES = ['help', 'add buy milk tomorrow', "what's due today", 'list all my tasks', 'status'];
const FACES = ['#0b6a86', '#7a4bb3', '#a35a00'];
const PAUSE_AFTER_FAILURE_MS = 2000;

class Panel {
  constructor(person, index) {
    this.client = new Client(person);
    this.user = person.user;
    this.rooms = new Map();
    this.selected = undefined;
    this.about = undefined;
    this.drafts = new Map();
    this.own = {
      user: person.user,
      join: (room) => this.attempt(() => this.client.call('POST', `/join/${encodeURIComponent(room.id)}`, {})),
      react: (event, symbol) => this.react(event, symbol),
      reply: (event) => this.setAbout({ kind: 'reply', event }),
      edit: (event) => this.setAbout({ kind: 'edit', event }),
      redact: (event) => this.attempt(() => this.client.redact(this.selected, event.event_id)),
    };
    const fragment = document.getElementById('person').content.cloneNode(true);
    this.root = fragment.querySelector('.person');
    this.find = (selector) => this.root.querySelector(selector);
    this.dress(person, index);
    document.getElementById('people').append(fragment);
    this.listen();
  }

  dress({ name, user, connect }, index) {
    const face = this.find('.face');
    face.textContent = name[0];
    face.style.setProperty('--face', FACES[index % FACES.length]);
    this.find('h2').textContent = name;
    this.find('small').textContent = user;
    this.root.setAttribute('aria-label', name);
    this.find('.tabs').setAttribute('aria-label', `Rooms of ${name}`);
    this.find('.log').setAttribute('aria-label', `Messages that ${name} sees`);
    const box = this.find('textarea');
    box.id = `write-${index}`;
    this.find('label').htmlFor = box.id;
    this.find('label').textContent = `Message from ${name}`;
    for (const text of [...TRIES, ...models.tries]) this.offer(text, text);
    this.offer('config add …', connect);
  }

  /** A sentence that is said by one click. */
  offer(label, text) {
    const button = make('button', { type: 'button', textContent: label, title: text });
    button.addEventListener('click', () => {
      this.setAbout(undefined);
      void this.say(this.isShared() ? `@eis ${text}` : text);
    });
    this.find('.try').append(button);
  }

  listen() {
    const box = this.find('textarea');
    this.find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      if (box.value.trim() === '') return;
      void this.say(box.value);
      box.value = '';
      box.focus();
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.setAbout(undefined);
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.find('form').requestSubmit();
    });
    this.find('.about button').addEventListener('click', () => this.setAbout(undefined));
    this.find('.tabs').addEventListener('keydown', (event) => this.moveTab(event));
    this.find('.log').addEventListener('keydown', (event) => this.moveMessage(event));
  }

  /** Arrow keys go from tab to tab, as in every list of tabs. */
  moveTab(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const ids = [...this.rooms.keys()];
    this.select(ids.at((ids.indexOf(this.selected) + step) % ids.length));
    this.find('.tabs [aria-selected="true"]').focus();
  }

  /** Up and down go from message to message; Delete removes one's own. */
  moveMessage(event) {
    const item = event.target.closest('li');
    if (!item || event.target !== item) return;
    if (event.key === 'Delete') item.querySelector('[data-act="redact"]')?.click();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const items = [...this.find('.log').querySelectorAll('li[tabindex]')];
    items[items.indexOf(item) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
  }

  async run() {
    let since;
    for (;;) {
      try {
        const answer = await this.client.sync(since);
        this.setLive('live');
        await this.take(answer, since === undefined);
        since = answer.next_batch;
      } catch {
        this.setLive('no connection', true);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
      }
    }
  }

  setLive(text, lost = false) {
    const element = this.find('.live');
    if (element.textContent !== text) element.textContent = text;
    element.classList.toggle('lost', lost);
  }

  async take({ rooms = {} }, isFirst) {
    for (const [id, { invite_state }] of entriesOf(rooms.invite)) {
      const room = this.room(id);
      room.invited = true;
      for (const event of invite_state.events) room.learn(event);
    }
    for (const [id, part] of entriesOf(rooms.join)) await this.takeJoined(this.room(id), part, isFirst);
    for (const [id] of entriesOf(rooms.leave)) this.rooms.delete(id);
    if (!this.rooms.has(this.selected)) this.selected = this.rooms.keys().next().value;
    this.draw();
  }

  async takeJoined(room, { timeline, state, ephemeral }, isFirst) {
    room.invited = false;
    for (const event of state.events) room.learn(event);
    for (const event of await this.readable(room, timeline.events)) this.takeEvent(room, event, isFirst);
    for (const { type, content } of ephemeral.events) if (type === 'm.typing') room.typing = content.user_ids;
  }

  /** What was said, with the room beside it as a device wants it. */
  async readable(room, events) {
    if (!events.some(({ type }) => type === 'm.room.encrypted')) return events;
    const opened = await this.client.open(events.map((event) => ({ ...event, room_id: room.id })));
    return opened.map((event, index) => (event.type === events[index].type ? event : { ...event, sealed: events[index] }));
  }

  takeEvent(room, event, isFirst) {
    room.take(event);
    if (!isFirst && event.type === 'm.room.message' && event.sender !== this.user && room.id !== this.selected) room.unread = true;
  }

  room(id) {
    if (!this.rooms.has(id)) this.rooms.set(id, new RoomView(id));
    return this.rooms.get(id);
  }

  select(id) {
    this.setAbout(undefined);
    this.drafts.set(this.selected, this.find('textarea').value);
    this.selected = id;
    this.find('textarea').value = this.drafts.get(id) ?? '';
    this.draw();
    this.scrollDown();
  }

  /** What the next message answers or replaces. */
  setAbout(about) {
    const box = this.find('textarea');
    if (this.about?.kind === 'edit') box.value = '';
    this.about = about;
    const bar = this.find('.about');
    bar.hidden = !about;
    if (!about) return;
    const { body = 'a message that you cannot read' } = saidIn(about.event);
    bar.querySelector('span').textContent = `${about.kind === 'edit' ? 'Edit' : 'Reply to'}: ${body}`;
    if (about.kind === 'edit') box.value = body;
    box.focus();
  }

  async attempt(act) {
    const failed = this.find('.failed');
    failed.hidden = true;
    try {
      await act();
      return true;
    } catch (error) {
      failed.textContent = error.message;
      failed.hidden = false;
      return false;
    }
  }

  /** With others around, eis has to be named. */
  isShared() {
    const members = [...(this.rooms.get(this.selected)?.members.values() ?? [])];
    return members.filter(({ membership }) => membership === 'join').length > 2;
  }

  async say(text) {
    const content = contentOf(text, this.about);
    this.setAbout(undefined);
    const room = this.rooms.get(this.selected);
    this.scrollDown();
    const isSaid = await this.attempt(() => this.client.send(room.id, 'm.room.message', content, room.encrypted));
    const box = this.find('textarea');
    if (!isSaid && this.selected === room.id && box.value === '') box.value = text;
  }

  async react(event, symbol) {
    const room = this.rooms.get(this.selected);
    const own = reactionsTo(room, event).find(({ sender, content }) => sender === this.user && keyOf(content) === symbol);
    await this.attempt(() =>
      own
        ? this.client.redact(room.id, own.event_id)
        : this.client.send(room.id, 'm.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: event.event_id, key: symbol } }),
    );
  }

  draw() {
    const room = this.rooms.get(this.selected);
    if (room) room.unread = false;
    this.drawTabs();
    this.find('form').hidden = !room || room.invited;
    if (!room) return;
    const log = this.find('.log');
    const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    this.drawLog(room, log);
    const typing = room.typing.filter((user) => user !== this.user).map((user) => room.nameOf(user));
    this.find('.typing').textContent = typing.length > 0 ? `${typing.join(' and ')} ${typing.length > 1 ? 'are' : 'is'} typing …` : '';
    if (wasAtEnd) this.scrollDown();
  }

  scrollDown() {
    const log = this.find('.log');
    log.scrollTop = log.scrollHeight;
  }

  drawTabs() {
    const hadFocus = this.find('.tabs').contains(document.activeElement);
    const tabs = [...this.rooms.values()].map((room) => {
      const isSelected = room.id === this.selected;
      const tab = make('button', { type: 'button', role: 'tab', tabIndex: isSelected ? 0 : -1 }, room.titleFor(this.user));
      if (room.encrypted) tab.append(make('span', { ariaHidden: 'true', textContent: ' 🔒' }), make('span', { className: 'visually-hidden', textContent: ' (encrypted)' }));
      tab.setAttribute('aria-selected', String(isSelected));
      if (room.unread || room.invited) tab.append(make('span', { className: 'unread', textContent: '●' }), make('span', { className: 'visually-hidden', textContent: room.invited ? ' (invited)' : ' (unread)' }));
      tab.addEventListener('click', () => this.select(room.id));
      return tab;
    });
    this.find('.tabs').replaceChildren(...tabs);
    if (hadFocus) this.find('.tabs [aria-selected="true"]')?.focus();
  }

  /** Items that did not change stay as they are, so that focus and what a screen reader says stay right. */
  drawLog(room, log) {
    if (room.invited) {
      log.replaceChildren(drawInvite(room, this.own));
      return;
    }
    const shown = room.events.filter((event) => !isEdit(event));
    const items = shown.map((event) => this.itemFor(room, event, log)).filter(Boolean);
    const isSpoken = shown.some(({ type }) => type === 'm.room.message' || type === 'm.room.encrypted');
    if (!isSpoken) items.push(drawEmpty(room, this.own));
    const before = [...log.children];
    if (before.length === items.length && before.every((item, index) => item === items[index])) return;
    for (const item of before) if (!items.includes(item)) item.remove();
    for (const [index, item] of items.entries()) if (log.children[index] !== item) log.insertBefore(item, log.children[index] ?? null);
  }

  itemFor(room, event, log) {
    const reactions = reactionsTo(room, event);
    const { redacted, edited } = room.answered(event) ?? {};
    const state = JSON.stringify([event, redacted, edited, reactions.map(({ event_id }) => event_id), room.nameOf(event.sender)]);
    const before = [...log.children].find(({ dataset }) => dataset.event === event.event_id);
    if (before?.dataset.state === state) return before;
    const item = drawEvent(room, event, this.own);
    Object.assign(item.dataset, { event: event.event_id, state });
    return item;
  }
}

const entriesOf = (part) => Object.entries(part ?? {});

const raw = document.getElementById('raw');
const showRaw = () => document.body.classList.toggle('show-raw', raw.checked);
raw.addEventListener('change', showRaw);
showRaw();

const models = await (await fetch('/playground/models')).json();
document.getElementById('models-about').textContent = models.about;
if (models.shows) void watchModels();

const vikunja = await (await fetch('/playground/vikunja')).json();
document.getElementById('vikunja').textContent =
  `A Vikunja ${vikunja.version} with tasks for both is at ${vikunja.address}; “config add …” below connects it.`;
const people = await (await fetch('/playground/people')).json();
for (const [index, person] of people.entries()) void new Panel(person, index).run();

// Runs in the browser, as it is: nothing builds it. What one person's client knows and does; it speaks the API of any Matrix homeserver.
/* oxlint-disable no-restricted-globals, typescript/no-unsafe-return -- the browser's own fetch and setTimeout are all there is; no types reach the browser */

const LONG_POLL_MS = 25_000;
const KEY_TRIES = 5;
const KEY_PAUSE_MS = 200;

export class Client {
  constructor({ user, token }) {
    this.user = user;
    this.token = token;
    this.sent = 0;
  }

  async call(method, path, body) {
    const response = await fetch(`/_matrix/client/v3${path}`, {
      method,
      // Two people ask /sync the same question: a browser with a cache has the second wait for the answer to the first.
      cache: 'no-store',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${answer.error ?? response.statusText} (${answer.errcode ?? response.status})`);
    return answer;
  }

  transaction() {
    this.sent += 1;
    return `page.${performance.timeOrigin}.${this.sent}`;
  }

  /** What the playground does in place of the browser: this person's device is there. */
  async atDevice(what, body) {
    const response = await fetch(`/playground/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }

  /** A key may come after what it is for. */
  async open(events) {
    for (let tried = 0; ; tried += 1) {
      const opened = (await this.atDevice('open', { events })).events;
      if (tried === KEY_TRIES || opened.every(({ type }) => type !== 'm.room.encrypted')) return opened;
      await new Promise((resolve) => setTimeout(resolve, KEY_PAUSE_MS));
    }
  }

  async send(room, type, content, isEncrypted = false) {
    if (isEncrypted && type !== 'm.reaction') return await this.atDevice('send', { room, type, content });
    return await this.call('PUT', `/rooms/${encodeURIComponent(room)}/send/${type}/${this.transaction()}`, content);
  }

  async redact(room, event) {
    return await this.call('PUT', `/rooms/${encodeURIComponent(room)}/redact/${encodeURIComponent(event)}/${this.transaction()}`, {});
  }

  async sync(since) {
    const filter = JSON.stringify({ room: { timeline: { limit: 200 } } });
    const query = new URLSearchParams({ filter, ...(since ? { since, timeout: String(LONG_POLL_MS) } : {}) });
    return await this.call('GET', `/sync?${query}`);
  }
}

/** What one person knows of one room. */
export class RoomView {
  constructor(id) {
    this.id = id;
    this.events = [];
    this.members = new Map();
    this.name = undefined;
    this.typing = [];
    this.unread = false;
    this.invited = false;
    this.encrypted = false;
  }

  take(event) {
    if (event.state_key !== undefined) this.learn(event);
    if (event.type === 'm.room.redaction') this.redact(event);
    if (isEdit(event)) this.edit(event);
    if (event.event_id && !this.find(event.event_id)) this.events.push(event);
  }

  redact({ redacts, content }) {
    const target = this.find(redacts ?? content.redacts);
    if (target) target.redacted = true;
  }

  /** Only those who said something can change it. */
  edit({ sender, content }) {
    const target = this.find(content['m.relates_to'].event_id);
    if (target?.sender === sender) target.edited = content['m.new_content'] ?? content;
  }

  find(id) {
    return this.events.find(({ event_id }) => event_id === id);
  }

  /** What an event answers. */
  answered({ content }) {
    return this.find(content['m.relates_to']?.['m.in_reply_to']?.event_id);
  }

  learn({ type, state_key, content }) {
    if (type === 'm.room.encryption') this.encrypted = true;
    if (type === 'm.room.name') this.name = content.name;
    if (type === 'm.room.member')
      this.members.set(state_key, { name: content.displayname ?? state_key.slice(1).split(':')[0], membership: content.membership });
  }

  nameOf(user) {
    return this.members.get(user)?.name ?? user;
  }

  titleFor(user) {
    if (this.name) return `#${this.name}`;
    return this.othersThan(user).map(({ name }) => name).join(', ') || 'Empty room';
  }

  isAlone(user) {
    return this.othersThan(user).length === 0;
  }

  /** Who is here, or is asked to come. */
  othersThan(user) {
    return [...this.members].flatMap(([id, member]) => (id !== user && ['join', 'invite'].includes(member.membership) ? [member] : []));
  }
}

export const isEdit = ({ content }) => content['m.relates_to']?.rel_type === 'm.replace';

/** After its last edit; without a text where it cannot be read. */
export const saidIn = ({ edited, content }) => edited ?? content;

/** A text as people send it. `about`: what it answers or replaces, `{ kind: 'reply' | 'edit', event }`. */
export function contentOf(text, about) {
  const said = { msgtype: 'm.text', body: text };
  if (about?.kind === 'reply') return { ...said, 'm.relates_to': { 'm.in_reply_to': { event_id: about.event.event_id } } };
  if (about?.kind === 'edit')
    return { ...said, body: `* ${text}`, 'm.new_content': said, 'm.relates_to': { rel_type: 'm.replace', event_id: about.event.event_id } };
  return said;
}

export const keyOf = (content) => content['m.relates_to']?.key;

export const reactionsTo = (room, { event_id }) =>
  room.events.filter(
    ({ type, content, redacted }) =>
      type === 'm.reaction' && !redacted && content['m.relates_to']?.event_id === event_id && keyOf(content),
  );

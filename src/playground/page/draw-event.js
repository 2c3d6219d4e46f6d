// Runs in the browser, as it is: nothing builds it. It turns events into elements.
/* oxlint-disable typescript/no-unsafe-return -- no types reach the browser */
import { keyOf, reactionsTo, RoomView, saidIn } from './client.js';

const SYMBOLS = ['✅', '❌', '👍', '1️⃣', '2️⃣', '3️⃣'];
const WORDS = { '✅': 'yes', '❌': 'no', '👍': 'thumbs up', '1️⃣': 'one', '2️⃣': 'two', '3️⃣': 'three' };
/** What eis's HTML may hold here; everything else becomes its text. */
const TAGS = new Set(['P', 'BR', 'STRONG', 'EM', 'DEL', 'CODE', 'PRE', 'UL', 'OL', 'LI', 'A', 'BLOCKQUOTE', 'HR', 'DETAILS', 'SUMMARY', 'H1', 'H2', 'H3', 'H4']);
/** What is in these is no text. */
const DROPPED = new Set(['SCRIPT', 'STYLE', 'MX-REPLY', 'TITLE']);

export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** A copy of untrusted HTML with the tags above and plain links only. */
const safely = (html) => copyInside(new DOMParser().parseFromString(html, 'text/html').body);

const copyInside = (node) => [...node.childNodes].flatMap(copy);

function copy(node) {
  if (node.nodeType === Node.TEXT_NODE) return [node.textContent];
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName)) return [];
  if (!TAGS.has(node.tagName)) return copyInside(node);
  const made = make(node.tagName.toLowerCase(), {}, ...copyInside(node));
  if (/^https?:/.test(node.getAttribute('href')))
    Object.assign(made, { href: node.getAttribute('href'), target: '_blank', rel: 'noreferrer noopener' });
  if (/^\d{1,6}$/.test(node.getAttribute('start'))) made.start = Number(node.getAttribute('start'));
  return [made];
}

export function drawInvite(room, own) {
  const join = make('button', { type: 'button', className: 'send', textContent: 'Join' });
  join.addEventListener('click', () => own.join(room));
  return make('li', { className: 'empty' }, make('p', { textContent: `You are invited to talk with ${room.titleFor(own.user)}.` }), join);
}

export function drawEmpty(room, { user }) {
  const textContent = room.isAlone(user) ? 'Nobody else is here.' : `Nothing has been said here yet. Say hello to ${room.titleFor(user)}.`;
  return make('li', { className: 'empty', textContent });
}

/** `own`: who looks, and what they can do: `user`, `join`, `react`, `reply`, `edit`, `redact`. */
export function drawEvent(room, event, own) {
  const isMessage = event.type === 'm.room.message' || event.type === 'm.room.encrypted';
  const item = isMessage ? drawMessage(room, event, own) : make('li', { className: stateClass(event) }, describe(room, event));
  if (isMessage && !event.redacted) {
    if (reactionsTo(room, event).length > 0) item.append(drawReactions(room, event, own));
    item.append(drawActions(event, own));
  }
  item.append(drawRaw(event));
  return item;
}

/** What was sealed first as the homeserver has it. */
function drawRaw({ sealed, edited: _edited, redacted: _redacted, ...event }) {
  const summary = make('summary', { textContent: sealed ? `${sealed.type}, in it ${event.type}` : event.type });
  const texts = [sealed, event].filter(Boolean).map((one) => make('pre', { textContent: JSON.stringify(one, undefined, 2) }));
  return make('details', { className: 'raw' }, summary, ...texts);
}

function drawMessage(room, event, own) {
  const { content, sender, origin_server_ts } = event;
  const isOwn = sender === own.user;
  const isNotice = content.msgtype === 'm.notice';
  const item = make('li', { className: [isOwn && 'own', isNotice && 'notice', event.redacted && 'gone'].filter(Boolean).join(' '), tabIndex: 0 });
  const clock = new Date(origin_server_ts).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const who = make('div', { className: 'who' }, isOwn ? 'you' : room.nameOf(sender), make('time', { textContent: clock }));
  if (isNotice) who.append(make('span', { className: 'kind', textContent: 'notice' }));
  if (event.edited && !event.redacted) who.append(make('span', { className: 'kind', textContent: 'edited' }));
  item.append(who, drawBubble(room, event));
  return item;
}

function drawBubble(room, event) {
  const bubble = make('div', { className: 'bubble' });
  const target = room.answered(event);
  const quoted = target && !target.redacted && saidIn(target).body;
  if (quoted) bubble.append(make('div', { className: 'quoted', textContent: `${room.nameOf(target.sender)}: ${quoted.split('\n')[0]}` }));
  const { body, format, formatted_body } = saidIn(event);
  const html = format === 'org.matrix.custom.html' ? formatted_body : undefined;
  if (event.redacted) bubble.append('Message deleted');
  else if (event.type === 'm.room.encrypted') bubble.append('🔒 You cannot read this message');
  else if (html) bubble.append(...safely(html));
  else bubble.append(make('div', { className: 'plain', textContent: body ?? '' }));
  return bubble;
}

function drawReactions(room, event, own) {
  const bySymbol = Map.groupBy(reactionsTo(room, event), ({ content }) => keyOf(content));
  const list = make('div', { className: 'reactions' });
  for (const [symbol, all] of bySymbol) {
    const senders = [...new Set(all.map(({ sender }) => sender))];
    const names = senders.map((sender) => room.nameOf(sender)).join(', ');
    const button = make('button', { type: 'button', textContent: senders.length > 1 ? `${symbol} ${senders.length}` : symbol, title: names });
    button.setAttribute('aria-pressed', String(senders.includes(own.user)));
    button.setAttribute('aria-label', `${WORDS[symbol] ?? symbol}, by ${names}`);
    button.addEventListener('click', () => own.react(event, symbol));
    list.append(button);
  }
  return list;
}

function drawActions(event, own) {
  const actions = make('div', { className: 'actions' });
  const add = (label, symbol, act) => {
    const button = make('button', { type: 'button', textContent: symbol, title: label });
    if (WORDS[symbol] === undefined) button.append(make('span', { className: 'word', textContent: ` ${label}` }));
    button.setAttribute('aria-label', label);
    button.addEventListener('click', act);
    actions.append(button);
    return button;
  };
  for (const symbol of SYMBOLS) add(`React ${WORDS[symbol]}`, symbol, () => own.react(event, symbol));
  add('Reply', '↩', () => own.reply(event));
  if (event.sender === own.user && saidIn(event).body) add('Edit', '✎', () => own.edit(event));
  if (event.sender === own.user)
    add('Delete', '✕', () => own.redact(event)).dataset.act = 'redact';
  return actions;
}

/** Members who come and go are told to everybody, the rest of the state only with the raw events. */
const stateClass = (event) => (describe(new RoomView(''), event) === '' ? 'state raw-only' : 'state');

function describe(room, { type, state_key, sender, content, unsigned }) {
  if (type === 'm.room.encryption') return 'This room is encrypted from now on.';
  if (type !== 'm.room.member' || unsigned?.prev_content?.membership === content.membership) return '';
  const [who, by] = [content.displayname ?? room.nameOf(state_key), room.nameOf(sender)];
  switch (content.membership) {
    case 'join':
      return `${who} joined`;
    case 'invite':
      return `${by} invited ${who}`;
    case 'ban':
      return `${by} banned ${who}`;
    default:
      return sender === state_key ? `${who} left` : `${by} removed ${who}`;
  }
}

import { type Content, isObject } from '../playground/homeserver/event.ts';
import type { PlaygroundHomeserver } from '../playground/homeserver/homeserver.ts';
import type { Noted } from '../playground/homeserver/journal.ts';
import type { Room } from '../playground/homeserver/room.ts';
import type { SaidText } from '../playground/talk/talk-end.ts';

/** Every request that reached the homeserver, held against the rule that nothing plain goes into an encrypted room. */
export interface HeldEncrypted {
  /** Rooms that were encrypted. */
  readonly rooms: number;
  /** Encrypted events that were sent into them, whatever the answer. */
  readonly sealed: number;
  /** Everything that is not as it should be; empty: no plain word for an encrypted room came in. */
  readonly differences: readonly string[];
}

export interface HeldEncryptedDeps {
  readonly homeserver: Pick<PlaygroundHomeserver, 'journal' | 'world'>;
  /** What was said, in plain words. */
  readonly said: readonly SaidText[];
}

/** What may stand outside in an encrypted event. */
const OUTSIDE = [
  'algorithm',
  'ciphertext',
  'session_id',
  'sender_key',
  'device_id',
  'm.relates_to',
  'eis.key',
];
/** Of a relation: which event it is about, and how. */
const IN_RELATION = ['rel_type', 'event_id', 'is_falling_back', 'm.in_reply_to'];
/** What devices tell each other in the clear: never a key. */
const PLAIN_TO_DEVICE =
  /^m\.(?:room\.encrypted|room_key\.withheld|room_key_request|dummy|secret\.request|key\.verification\.[a-z]+)$/;
/** Shorter words are met in base64 and in names by chance. */
const SHORTEST = 16;

/** Looks at every request, refused ones included. */
export function holdAgainstEncryption({ homeserver, said }: HeldEncryptedDeps): HeldEncrypted {
  const { journal, world } = homeserver;
  const all = journal.all();
  const rooms = [...world.rooms.values()].filter((room) => room.isEncrypted());
  const sends = all.filter((noted) => isForEncrypted(noted, rooms));
  const words = said
    .filter(({ room, event }) => world.room(room).find(event)?.event.type === 'm.room.encrypted')
    .map(({ text }) => text)
    .filter((text) => text.length >= SHORTEST);
  return {
    rooms: rooms.length,
    sealed: sends.filter(({ path }) => typeOf(path) === 'm.room.encrypted').length,
    differences: [
      ...sends.flatMap(differenceOf),
      ...all.filter(({ template }) => template.includes('/sendToDevice/')).flatMap(differenceToDevice),
      ...wordsIn([...sends, ...all.filter(isForNoRoom)], words),
      ...filesIn(homeserver, words),
    ],
  };
}

/** What came for a room after it was encrypted. */
function isForEncrypted({ method, path, position }: Noted, rooms: readonly Room[]): boolean {
  const room = rooms.find(({ id }) => decodeURIComponent(path).includes(`/rooms/${id}/`));
  const since = room?.events.find(({ event }) => event.type === 'm.room.encryption')?.position;
  return method !== 'GET' && since !== undefined && position >= since;
}

const isForNoRoom = ({ template }: Noted): boolean => !template.includes('/rooms/');

const typeOf = (path: string): string | undefined => /\/send\/([^/]+)\//.exec(path)?.[1];

function differenceOf({ path, body, template, user }: Noted): readonly string[] {
  const content = isObject(body) ? body : {};
  const who = user ?? 'somebody';
  // Why eis leaves where it cannot read is a fixed sentence; it would not be said in any other way.
  if (template.includes('/redact/') || template.endsWith('/kick'))
    return 'reason' in content ? [`${who} gave a reason in the clear: ${path}`] : [];
  const type = typeOf(path);
  if (type === undefined || type === 'm.reaction') return [];
  if (type !== 'm.room.encrypted') return [`${who} sent ${type} in the clear: ${JSON.stringify(body)}`];
  return outsideOf(content).map((name) => `${who} left ${name} outside of what is encrypted`);
}

function outsideOf(content: Content): readonly string[] {
  const relation = content['m.relates_to'];
  const related = isObject(relation) ? Object.keys(relation) : [];
  return [
    ...Object.keys(content).filter((name) => !OUTSIDE.includes(name)),
    ...related.filter((name) => !IN_RELATION.includes(name)),
  ];
}

const differenceToDevice = ({ path, user }: Noted): readonly string[] => {
  const type = decodeURIComponent(/\/sendToDevice\/([^/]+)\//.exec(path)?.[1] ?? '');
  return PLAIN_TO_DEVICE.test(type) ? [] : [`${user ?? 'somebody'} sent ${type} to a device in the clear`];
};

/** Words that were said encrypted, in anything that is not a plain room: keys, profiles, account data, encrypted rooms. */
function wordsIn(requests: readonly Noted[], words: readonly string[]): readonly string[] {
  const bodies = requests.map(({ body }) => JSON.stringify(body ?? {}));
  return words
    .filter((text) => bodies.some((body) => body.includes(JSON.stringify(text).slice(1, -1))))
    .map((text) => `this was said encrypted, and came in the clear as well: ${text}`);
}

function filesIn({ world }: HeldEncryptedDeps['homeserver'], words: readonly string[]): readonly string[] {
  return world.media.all().flatMap(({ bytes, uploader }) => {
    const text = new TextDecoder().decode(bytes);
    return words.some((word) => text.includes(word)) ? [`${uploader} uploaded it in the clear`] : [];
  });
}

import type { HttpRequest, HttpRoute } from '../../src/core/http.ts';
import { isObject, textAt } from '../../src/playground/homeserver/event.ts';
import { placeIn } from './place-in.ts';

/** What reached the homeserver from eis, looked at before anything is done with it. */
export interface Watch {
  readonly routes: readonly HttpRoute[];
  /** How many different ciphertexts came into rooms. */
  readonly sealed: () => number;
  /** Places of a ratchet that were used for different ciphertexts, a line each. */
  readonly reused: () => readonly string[];
  /** Requests with something that the homeserver may not read, a line each. `secrets`: words that only people and eis know. */
  readonly plain: (secrets: ReadonlySet<string>) => readonly string[];
  /** Keys that were refused because others are there under their names, and devices that became others, a line each. */
  readonly forgotten: () => readonly string[];
}

interface WatchDeps {
  readonly isEncrypted: (room: string) => boolean;
}

/** Reactions are not encrypted in Matrix. */
const OPEN_TYPES: readonly string[] = ['m.room.encrypted', 'm.reaction'];
/** These hold keys, and are for eyes of devices only. */
const SEALED_TO_DEVICE: readonly string[] = ['m.room_key', 'm.forwarded_room_key', 'm.secret.send'];

/** Nobody but eis may come this way. */
export function createWatch(routes: readonly HttpRoute[], { isEncrypted }: WatchDeps): Watch {
  const places = createPlaces();
  const devices = createDevices();
  const words = createWords();
  const open: string[] = [];

  const look = (route: HttpRoute, request: HttpRequest): void => {
    const text = new TextDecoder().decode(request.body);
    const { room = '', type = '' } = request.parameters;
    words.note(request, text);
    if (isToDevice(route) && SEALED_TO_DEVICE.includes(type)) open.push(`to a device: ${type}`);
    if (isUpload(route)) devices.note(JSON.parse(text));
    if (!isSending(route)) return;
    if (type === 'm.room.encrypted') places.note(JSON.parse(text));
    if (isEncrypted(room) && !OPEN_TYPES.includes(type)) open.push(`${type} in ${room}`);
  };

  return {
    routes: routes.map((route) => ({
      ...route,
      answer: async (request: HttpRequest) => {
        look(route, request);
        const reply = await route.answer(request);
        if (isUpload(route) && reply.status >= 400) devices.refused(reply.status);
        return reply;
      },
    })),
    sealed: places.count,
    reused: places.reused,
    plain: (secrets) => [...open, ...new Set(words.among(secrets))],
    forgotten: devices.forgotten,
  };
}

const isSending = ({ method, path }: HttpRoute): boolean => method === 'PUT' && path.includes('/send/');
const isToDevice = ({ path }: HttpRoute): boolean => path.includes('/sendToDevice/');
const isUpload = ({ path }: HttpRoute): boolean => path.endsWith('/keys/upload');

/** As nonces are made; chance puts such words into ciphertexts, but none that somebody said. */
const WORD = /q[a-z]{8}/g;

function createWords() {
  const found: { readonly word: string; readonly where: string }[] = [];
  return {
    note: ({ method, path }: HttpRequest, text: string): void => {
      for (const [word] of [...path.matchAll(WORD), ...text.matchAll(WORD)])
        found.push({ word, where: `${method} ${path}` });
    },
    among: (secrets: ReadonlySet<string>): readonly string[] =>
      found.filter(({ word }) => secrets.has(word)).map(({ word, where }) => `${word} in ${where}`),
  };
}

function createPlaces() {
  const ciphertexts = new Map<string, string>();
  const reused: string[] = [];
  return {
    note: (content: unknown): void => {
      if (!isObject(content)) return;
      const ciphertext = textAt(content, 'ciphertext') ?? '';
      const place = placeIn(ciphertext);
      const name = `${textAt(content, 'session_id') ?? ''} at ${place ?? 'no place'}`;
      const before = ciphertexts.get(name);
      ciphertexts.set(name, ciphertext);
      if (place === undefined || (before !== undefined && before !== ciphertext)) reused.push(name);
    },
    count: (): number => ciphertexts.size,
    reused: (): readonly string[] => reused,
  };
}

/** One device for ever: what was uploaded is not uploaded differently. */
function createDevices() {
  const forgotten: string[] = [];
  let known: string | undefined;
  return {
    note: (body: unknown): void => {
      const keys = isObject(body) && isObject(body['device_keys']) ? body['device_keys'] : undefined;
      if (!keys) return;
      const named = JSON.stringify([keys['device_id'], keys['keys']]);
      if (known !== undefined && known !== named) forgotten.push('the device became another one');
      known = named;
    },
    refused: (status: number): void => void forgotten.push(`keys of the device were refused with ${status}`),
    forgotten: (): readonly string[] => forgotten,
  };
}

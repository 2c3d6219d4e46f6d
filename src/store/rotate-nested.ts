import { credentialsContext } from '../core/connection.ts';
import { parseUserId, type UserId } from '../core/ids.ts';
import type { Json } from '../core/json.ts';
import { modelKeyContext } from '../core/model-key.ts';

/** What becomes of sealed credentials. Throws where they are bound to something else. */
export type Turn = (context: string, sealed: Uint8Array) => Uint8Array;

/** The journal keeps connections and keys for models whole, with what the vault sealed in the field of this name. */
const FIELD = 'sealed';
const MARK = Buffer.from(`"${FIELD}":"`);

/** Turns the credentials inside an opened value, whose row is that of `owner`; all other words of it stay. */
export function turnNested(plain: Uint8Array, owner: string, turn: Turn): Uint8Array {
  const user = parseUserId(owner);
  const bytes = Buffer.from(plain.buffer, plain.byteOffset, plain.length);
  if (user === undefined || !bytes.includes(MARK)) return plain;
  const value: Json = JSON.parse(bytes.toString('utf8'));
  return Buffer.from(JSON.stringify(turnIn(value, [], { owner: user, turn })));
}

interface Turning {
  readonly owner: UserId;
  readonly turn: Turn;
}

/** `ids`: of this object and of those around it, the nearest first; one of them is that of the connection or key. */
function turnIn(value: Json, ids: readonly string[], turning: Turning): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((part) => turnIn(part, ids, turning));
  const near = typeof value['id'] === 'string' ? [value['id'], ...ids] : ids;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === FIELD && typeof part === 'string'
        ? turnText(part, near, turning)
        : turnIn(part, near, turning),
    ]),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function turnText(text: string, ids: readonly string[], { owner, turn }: Turning): string {
  const contexts = ids.flatMap((id) => [credentialsContext(owner, id), modelKeyContext(owner, id)]);
  for (const context of contexts) {
    const turned = attempt(() => turn(context, Buffer.from(text, 'base64')));
    if (turned) return Buffer.from(turned).toString('base64');
  }
  // Nothing of ours, or of a connection or key that nothing here names: it opens nowhere else either.
  return text;
}

function attempt(turn: () => Uint8Array): Uint8Array | undefined {
  try {
    return turn();
  } catch {
    return undefined;
  }
}

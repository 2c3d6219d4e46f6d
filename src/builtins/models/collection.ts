import type { Collection } from '../../core/collection.ts';
import { spokenAs, UserFacingError } from '../../core/errors.ts';
import type { Fields } from '../../core/json.ts';
import type { SealedModelKey } from '../../core/model-key.ts';
import type { Client } from './deps.ts';
import { say } from './sentences.ts';
import { fieldsOf, Said, StoredKey } from './stored.ts';
import { keyWording } from './words.ts';

/** Keys as objects that are written, read back and taken back; what is in them is sealed already. */
export function keyCollection(client: Client): Collection {
  const { owner, modelKeys, now } = client;
  const read = async (id: string): Promise<Fields | undefined> => {
    const key = await modelKeys.read(owner, id);
    return key && fieldsOf(key);
  };
  return {
    noun: 'key',
    read,
    watermark: async () => await Promise.resolve(null),
    create: async (after) => {
      const stored = StoredKey.parse(after);
      await modelKeys.put(owner, keyFrom(stored, undefined, now()));
      return stored.id;
    },
    findMade: async (after) => {
      const { id } = StoredKey.parse(after);
      const fields = await read(id);
      return fields ? [{ id, fields: { ...fields, ...Said.parse(after) } }] : [];
    },
    update: async (id, { after }) => {
      const before = await modelKeys.read(owner, id);
      if (!before) throw noLongerThere();
      const stored = StoredKey.parse({ ...fieldsOf(before), ...after });
      await modelKeys.put(owner, keyFrom(stored, before, now()));
    },
    remove: async (id) => await modelKeys.remove(owner, id),
    linkTo: () => undefined,
    words: keyWording(client),
  };
}

function noLongerThere(): UserFacingError {
  const said = spokenAs((language) => ({ message: say(language).gone }));
  return new UserFacingError(said.message, { ...said.facts, certainty: 'not done' });
}

/** A key that is another one was tried before it came here, so whatever was wrong is over. */
function keyFrom(
  { model, ...stored }: StoredKey,
  before: SealedModelKey | undefined,
  now: Date,
): SealedModelKey {
  const at = now.toISOString();
  const { state, since } = before?.sealed === stored.sealed ? before : { state: 'works' as const, since: at };
  // Where something was allowed before, that is since when.
  const allowedAt = before?.allowedAt ?? at;
  return {
    ...stored,
    ...(model === null ? {} : { model }),
    state,
    since,
    ...(stored.allowed.length > 0 ? { allowedAt } : {}),
  };
}

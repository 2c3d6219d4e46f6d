import type { Collection } from '../../core/collection.ts';
import { sha256 } from '../../core/digest.ts';
import type { Fields } from '../../core/json.ts';
import type { Client } from './deps.ts';
import { readReminder, stateOf } from './reminder.ts';
import { reminderWords } from './words.ts';

/** Enough that two marks of one person never meet. */
const ID_DIGITS = 16;
const idFor = (mark: string): string => sha256(mark).slice(0, ID_DIGITS);

/** Reminders as objects that are written, read back and taken back; each write plans or unplans its timer. */
export function reminderCollection({ owner, workflows }: Client): Collection {
  const read = async (id: string): Promise<Fields | undefined> => (await workflows.read(owner, id))?.body;
  return {
    noun: 'reminder',
    read,
    watermark: async () => await Promise.resolve(null),
    create: async (after, { mark }) => {
      const id = idFor(mark);
      const { request, ...reminder } = readReminder(after);
      const again = request === undefined ? {} : { request };
      await workflows.create({ owner, id, mark, ...again, ...stateOf({ owner, id, turn: 0 }, reminder) });
      return id;
    },
    findMade: async (after, { mark }) => {
      const fields = await read(idFor(mark));
      if (!fields) return [];
      // It was made as planned; what its time made of it since is no part of that.
      const isSaid = fields['said'] !== after['said'];
      return [{ id: idFor(mark), fields: isSaid ? { ...fields, ...after } : fields }];
    },
    update: async (id, { after }) => {
      await workflows.change(owner, id, ({ turn, body }) =>
        stateOf({ owner, id, turn: turn + 1 }, readReminder({ ...body, ...after })),
      );
    },
    remove: async (id) => await workflows.remove(owner, id),
    linkTo: () => undefined,
    words: reminderWords,
  };
}

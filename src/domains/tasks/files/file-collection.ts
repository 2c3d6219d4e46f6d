import { z } from 'zod';
import type { Collection, Creation } from '../../../core/collection.ts';
import { UserFacingError } from '../../../core/errors.ts';
import { StoredFile } from '../../../core/file.ts';
import type { Fields } from '../../../core/json.ts';
import type { FileKeeper, TaskFile, TaskKeeper } from '../keeper.ts';
import { fileWords } from './file-words.ts';
import { sayFiles } from './sentences.ts';

/** What hangs on a task, as it is planned: which file is to come from where. */
const Planned = z.object({
  /** Its id. */
  task: z.string(),
  title: z.string(),
  name: z.string(),
  source: StoredFile.exactOptional(),
});
export type PlannedFile = z.output<typeof Planned>;

const Ids = z.array(z.string());

/** The id of a file among all: the task it hangs on is a part of it. */
export const fileId = (task: string, file: string): string => `${task}/${file}`;

export function partsOfFileId(id: string): readonly [task: string, file: string] {
  const [task = '', file = ''] = id.split('/', 2);
  return [task, file];
}

/** Files of tasks as objects: they are attached and taken off, never changed. Only of a keeper that has `files`. */
export const fileCollection = (keeper: TaskKeeper): Collection => {
  const files = filesOf(keeper);
  const fieldsFor = async (task: string, { name, size }: TaskFile, signal: AbortSignal): Promise<Fields> => {
    const found = await keeper.read(task, signal);
    return { task, title: found?.title ?? '', name, size };
  };
  return {
    noun: 'file',
    read: async (id, signal) => {
      const [task, wanted] = partsOfFileId(id);
      const found = (await files.list(task, signal))?.find((one) => one.id === wanted);
      return found && (await fieldsFor(task, found, signal));
    },
    watermark: async (after, signal) =>
      ((await files.list(Planned.parse(after).task, signal)) ?? []).map(({ id }) => id),
    create: async (after, _creation, signal) => {
      const { task, name, source } = Planned.parse(after);
      if (!source) throw goneForGood(name);
      return fileId(task, await files.attach(task, source, signal));
    },
    findMade: async (after, creation, signal) => {
      const planned = Planned.parse(after);
      const there = (await files.list(planned.task, signal)) ?? [];
      return made(there, planned, creation).map((file) => ({
        id: fileId(planned.task, file.id),
        fields: { ...after, size: file.size },
      }));
    },
    update: async () => await Promise.reject(new Error('files are attached and taken off, never changed')),
    remove: async (id, signal) => await files.detach(...partsOfFileId(id), signal),
    linkTo: (id) => keeper.linkTo(partsOfFileId(id)[0]),
    words: fileWords((id) => keeper.linkTo(partsOfFileId(id)[0])),
  };
};

/** Of several with that name the newest where nobody knows which ones were there before. */
function made(
  there: readonly TaskFile[],
  { name }: PlannedFile,
  { watermark }: Creation,
): readonly TaskFile[] {
  const older = Ids.safeParse(watermark).data;
  const alike = there.filter((file) => file.isOwn && file.name === name && !older?.includes(file.id));
  return older ? alike : alike.slice(-1);
}

function filesOf({ files, saidAs }: TaskKeeper): FileKeeper {
  if (files) return files;
  throw new Error(`${saidAs ?? 'this keeper'} keeps no files`);
}

/** What was deleted is nowhere any more, so its removal cannot be taken back. */
const goneForGood = (name: string): UserFacingError =>
  new UserFacingError((language) => sayFiles(language).nothingLeft(name), { certainty: 'not done' });

import { Attachment, EncryptedAttachment } from '@matrix-org/matrix-sdk-crypto-wasm';
import type { PersonFile } from '../crypto/person-files.ts';
import { isObject, type RoomEvent, textAt } from '../homeserver/event.ts';
import type { World } from '../homeserver/world.ts';
import type { PlaygroundVikunja } from '../vikunja/vikunja.ts';

const TYPES: Readonly<Record<string, readonly [type: string, beginning: string]>> = {
  pdf: ['application/pdf', '%PDF-1.7\n'],
  png: ['image/png', '\u0089PNG\r\n\u001A\n'],
  txt: ['text/plain', ''],
  exe: ['application/x-msdownload', 'MZ'],
};

/** Some more than fits into one read of a socket. */
const SIZE = 84_000;

/** A file of this name has the same bytes wherever it is met. */
export function fileCalled(name: string, caption?: string): PersonFile {
  const [type, beginning] = TYPES[/[^.]*$/.exec(name)?.[0] ?? ''] ?? ['application/octet-stream', ''];
  const bytes = Buffer.alloc(SIZE, `This is ${name}.\n`, 'latin1');
  bytes.write(beginning, 'latin1');
  return { name, type, bytes: new Uint8Array(bytes), ...(caption === undefined ? {} : { caption }) };
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** How what was sent with a message differs from the file of this name. */
export function differsFromFile(
  { content }: Pick<RoomEvent, 'content'>,
  name: string,
  { media }: Pick<World, 'media'>,
): string | undefined {
  if (textAt(content, 'filename') !== name) return `it is ${JSON.stringify(content)}`;
  const { file } = content;
  const url = textAt(isObject(file) ? file : content, 'url') ?? '';
  const stored = media.find(url.split('/').at(-1) ?? '');
  if (!stored) return `nothing lies at ${url}`;
  const bytes = isObject(file)
    ? Attachment.decrypt(new EncryptedAttachment(stored.bytes, JSON.stringify(file)))
    : stored.bytes;
  return isSame(bytes, fileCalled(name).bytes) ? undefined : `${bytes.length} bytes of another file came`;
}

/** How the files of a task differ from these. */
export function differsFromFiles(
  services: readonly PlaygroundVikunja[],
  title: string,
  names: readonly string[],
): string | undefined {
  const all = services.flatMap(({ state }) => [...state.tasks.values()]);
  const there = all.filter((task) => task.title === title).flatMap(({ attachments }) => attachments);
  const isWhole = there.every(({ name, bytes }) => isSame(bytes, fileCalled(name).bytes));
  const found = there.map(({ name }) => name).toSorted();
  if (found.join('\n') !== names.toSorted().join('\n')) return `there are: ${found.join(', ') || 'none'}`;
  return isWhole ? undefined : 'their bytes are others';
}

import { Attachment, EncryptedAttachment, initAsync } from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import { type Content, isObject, type RoomEvent, textAt } from '../homeserver/event.ts';
import type { Person } from '../people.ts';

export interface PersonFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** What is said with it; left out: nothing but its name. */
  readonly caption?: string;
}

const object = z.record(z.string(), z.json());

/** As clients send it: in an encrypted room the homeserver gets bytes that say nothing, not even a name. */
export async function sendFile(
  person: Person,
  room: string,
  file: PersonFile,
  more: Content = {},
): Promise<string> {
  const { name, type, bytes, caption } = file;
  const content = {
    msgtype: type.startsWith('image/') ? 'm.image' : 'm.file',
    body: caption ?? name,
    filename: name,
    info: { mimetype: type, size: bytes.length },
    ...more,
  };
  if (!(await person.encrypts(room))) {
    const url = await person.upload(bytes, { type, name });
    return await person.send(room, 'm.room.message', { ...content, url });
  }
  await initAsync();
  const sealed = Attachment.encrypt(bytes);
  const { mediaEncryptionInfo } = sealed;
  if (mediaEncryptionInfo === undefined) throw new Error('a file was encrypted without a key');
  const url = await person.upload(sealed.encryptedData, { type: 'application/octet-stream' });
  const secret = { ...object.parse(JSON.parse(mediaEncryptionInfo)), url };
  return await person.send(room, 'm.room.message', { ...content, file: secret });
}

/** The bytes that a message is about, whose content was read before. */
export async function readFile(person: Person, { content }: Pick<RoomEvent, 'content'>): Promise<Uint8Array> {
  const { file } = content;
  if (!isObject(file)) return await person.download(textAt(content, 'url') ?? '');
  await initAsync();
  const bytes = await person.download(textAt(file, 'url') ?? '');
  return Attachment.decrypt(new EncryptedAttachment(bytes, JSON.stringify(file)));
}

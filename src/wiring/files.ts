import type { Configuration } from '../config/schema.ts';
import type { UserId } from '../core/ids.ts';
import { createDecrypting, createEncrypting } from '../crypto/attachments.ts';
import { createMedia } from '../matrix/media.ts';
import { createFiles, type Files } from '../media/create-files.ts';
import type { Ends } from './ends.ts';

interface FileParts extends Pick<Ends, 'toMedia'> {
  readonly configuration: Pick<Configuration, 'attachments'>;
  readonly account: UserId;
  readonly random: (bytes: number) => Uint8Array;
}

/** Files between people and their services, by way of the homeserver. */
export const wireFiles = ({ configuration, toMedia, account, random }: FileParts): Files =>
  createFiles({
    ...createMedia({ toMedia, account }),
    limits: { megabytes: configuration.attachments.max_megabytes, types: configuration.attachments.types },
    createDecrypting,
    createEncrypting: () => createEncrypting(random),
  });

import { z } from 'zod';
import { notes } from './notes.ts';

const TYPE = /^(?:\*\/\*|[a-z]{1,40}\/(?:\*|[a-z0-9][a-z0-9.+-]{0,99}\*?))$/;

/** What people send around; nothing that runs on a machine. */
const USUAL = [
  'image/*',
  'audio/*',
  'video/*',
  'text/*',
  'application/pdf',
  'application/json',
  'application/zip',
  'application/gzip',
  'application/rtf',
  'application/epub+zip',
  'application/gpx+xml',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.*',
  'application/vnd.oasis.opendocument.*',
];

export const attachments = z
  .strictObject({
    max_megabytes: z.int().min(1).max(100).default(20).register(notes, {
      description:
        'The largest file. Each is held in memory while it is moved, at most two at a time; the service and the homeserver have limits of their own.',
      expected: 'a whole number from 1 to 100',
    }),
    types: z.array(z.string().regex(TYPE)).default(USUAL).register(notes, {
      description:
        'Kinds of files that are taken, by what they call themselves and by what their first bytes say. A star stands for the rest of the name; pages and drawings with scripts in them (text/html, image/svg+xml) pass only when named in full.',
      expected: "a list like ['image/*', 'application/pdf'], or ['*/*'] for everything",
    }),
  })
  .prefault({})
  .register(notes, {
    description: 'Files that people send, to be attached to tasks, and that eis sends to them.',
    expected: 'max_megabytes and types',
  });

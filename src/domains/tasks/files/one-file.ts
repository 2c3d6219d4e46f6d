import { z } from 'zod';
import { which } from '../../../core/slot.ts';

/** How one file is named, in every action about it. */
export const oneFile = z.object({
  which: which('name of the file, or its number in the list shown last').exactOptional(),
  task: which('title of the task that it is attached to').exactOptional(),
});

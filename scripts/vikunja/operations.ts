import { adding } from './operations/adding.ts';
import { attaching } from './operations/attaching.ts';
import { changes } from './operations/changing.ts';
import { finishing } from './operations/finishing.ts';
import { looking } from './operations/looking.ts';
import { moving } from './operations/moving.ts';
import type { Operation } from './operations/operation.ts';
import { removing } from './operations/removing.ts';

/** In this order. */
export const operations: readonly Operation[] = [
  ...adding,
  ...looking,
  ...changes,
  ...attaching,
  ...moving,
  ...finishing,
  ...removing,
];

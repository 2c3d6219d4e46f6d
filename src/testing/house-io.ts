import type { BackendIo } from '../core/backend.ts';
import { noFiles } from '../core/file.ts';
import { friday } from './tasks.ts';

/** What eis's own abilities are connected with: nothing of them leaves the house. */
export const houseIo: BackendIo = {
  fetch: async () => await Promise.reject(new Error('nothing leaves the house')),
  now: () => friday,
  sleep: async () => await Promise.resolve(),
  timeZone: 'Europe/Berlin',
  facts: null,
  learn: async () => await Promise.resolve(),
  files: noFiles,
};

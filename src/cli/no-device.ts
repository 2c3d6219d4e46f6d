import type { CryptoDoor } from './crypto-door.ts';

/** For tests: what commands find when no eis runs and none ever had a device. */
export const noDevice: CryptoDoor = {
  status: async () => await Promise.resolve({ state: 'not running' }),
  recovery: async () => await Promise.resolve(undefined),
  takeRecovery: async () => await Promise.resolve('not keys'),
  resetIdentity: async () => await Promise.resolve('not running'),
  pictures: async () => await Promise.resolve([]),
  compared: async () => await Promise.resolve('gone'),
};

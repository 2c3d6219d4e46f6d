import { sealedReply } from './crypto-reply.ts';
import { roundTrips } from './crypto-round-trips.ts';
import { manySessions } from './crypto-start.ts';
import type { Row } from './row.ts';

/** What encrypted rooms cost. */
export const crypto = async (): Promise<readonly Row[]> => [
  await roundTrips(),
  await sealedReply(),
  ...(await manySessions()),
];

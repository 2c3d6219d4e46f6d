import type { SeenRequest } from '../models/read-requests.ts';

/** What a talk leaves behind. */
export interface TalkEnd {
  /** Every request that left for a cloud. */
  readonly seen: readonly SeenRequest[];
  /** The users that were in it. */
  readonly people: readonly string[];
}

import type { PlaygroundHomeserver } from '../homeserver/homeserver.ts';
import type { SeenRequest } from '../models/read-requests.ts';

/** What a talk leaves behind. */
export interface TalkEnd {
  /** Every request that left for a cloud. */
  readonly seen: readonly SeenRequest[];
  /** The users that were in it. */
  readonly people: readonly string[];
  /** Every line, in plain words. */
  readonly said: readonly SaidText[];
  readonly homeserver: PlaygroundHomeserver;
}

export interface SaidText {
  readonly room: string;
  readonly event: string;
  readonly text: string;
}

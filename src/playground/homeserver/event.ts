import type { Json } from '../../core/json.ts';

export type Content = Readonly<Record<string, Json>>;

/** An event as the client-server API and transactions carry it. */
export interface RoomEvent {
  readonly type: string;
  readonly content: Content;
  readonly event_id: string;
  readonly origin_server_ts: number;
  readonly room_id: string;
  readonly sender: string;
  readonly state_key?: string;
  readonly redacts?: string;
  readonly unsigned?: Content;
}

/** What somebody wants to happen in a room. */
export interface Draft {
  readonly type: string;
  readonly content: Content;
  readonly sender: string;
  readonly stateKey?: string;
  readonly redacts?: string;
  /** Milliseconds; left out: now. */
  readonly at?: number;
  /** The transaction id of the client that sent it. */
  readonly transactionId?: string;
}

/** An event with its place in the stream of the server. */
export interface Stored {
  readonly position: number;
  /** Replaced when the event is redacted. */
  event: RoomEvent;
  readonly transactionId: string | undefined;
}

/** The four parts of a state event that an invited user is shown. */
export const stripped = ({ type, state_key, content, sender }: RoomEvent): Content => ({
  type,
  state_key: state_key ?? '',
  content,
  sender,
});

export const textAt = (content: Content, name: string): string | undefined => {
  const value = content[name];
  return typeof value === 'string' ? value : undefined;
};

export const isObject = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `m.relates_to`, when it is an object. */
export function relationOf(event: RoomEvent): { type?: string; target?: string; key?: string } {
  const relation = event.content['m.relates_to'];
  if (!isObject(relation)) return {};
  const [type, target, key] = [
    textAt(relation, 'rel_type'),
    textAt(relation, 'event_id'),
    textAt(relation, 'key'),
  ];
  return { ...(type ? { type } : {}), ...(target ? { target } : {}), ...(key ? { key } : {}) };
}

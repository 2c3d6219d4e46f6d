import * as z from 'zod';
import { type EventId, parseEventId, type RoomId, type UserId } from '../core/ids.ts';
import { type CallAs, clientPath, isRefused, statusOf } from './call.ts';
import { KEY_FIELD } from './content-of.ts';

export interface FindEchoDeps {
  /**
   * As the account that sent it, with its device: without one Conduit and conduwuit answer 500 here
   * (facts/homeservers.md §4).
   */
  readonly callAsDevice: CallAs;
}

export interface Wanted {
  readonly room: RoomId;
  readonly from: UserId;
  readonly key: string;
  /** When it was decided to send it. */
  readonly plannedAt: Date;
}

/** `unknown`: the homeserver answered, but its answer proves nothing. */
export type Echo =
  /** `eventId`: the event that shows it, which for an edit is the one that it edits. */
  { readonly kind: 'found'; readonly eventId: EventId | undefined } | { readonly kind: 'absent' | 'unknown' };

const PAGE = 100;
/** So many events of ours in one room since the row was planned, or of anybody where a homeserver reads no filter. */
const MOST_PAGES = 50;
/** How far the clocks of eis and of the homeserver may be apart. */
const CLOCKS_MS = 600_000;

const Page = z.looseObject({ chunk: z.array(z.unknown()), end: z.string().optional() });
const Sent = z.looseObject({
  event_id: z.string(),
  sender: z.string(),
  origin_server_ts: z.number(),
  content: z.looseObject({}).catch({}),
});

/**
 * Looks through what was last said in the room for an event of ours that carries this key: after a crash the
 * homeserver may have it although nobody waited for its answer, and its own memory of transaction ids does not
 * outlive a restart. Throws when the homeserver is away or busy: then it is looked up again later.
 */
export async function findEcho(wanted: Wanted, deps: FindEchoDeps): Promise<Echo> {
  let from: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const read = await readPage(wanted, from, deps);
    if (typeof read === 'string') return { kind: read };
    const found = read.events.find((event) => isEcho(event, wanted));
    if (found) return { kind: 'found', eventId: parseEventId(editedBy(found) ?? found.event_id) };
    const start = wanted.plannedAt.getTime() - CLOCKS_MS;
    const isPast = read.events.some((event) => event.origin_server_ts < start);
    if (isPast || read.end === undefined || read.end === from) return { kind: 'absent' };
    from = read.end;
  }
  return { kind: 'unknown' };
}

const isEcho = ({ sender, content }: z.output<typeof Sent>, { from, key }: Wanted): boolean =>
  sender === from && content[KEY_FIELD] === key;

const Edit = z.looseObject({
  'm.relates_to': z.looseObject({ rel_type: z.literal('m.replace'), event_id: z.string() }),
});

const editedBy = ({ content }: z.output<typeof Sent>): string | undefined =>
  Edit.safeParse(content).data?.['m.relates_to'].event_id;

interface Read {
  readonly events: readonly z.output<typeof Sent>[];
  readonly end: string | undefined;
}

async function readPage(
  { room, from: sender }: Wanted,
  from: string | undefined,
  { callAsDevice }: FindEchoDeps,
): Promise<Read | 'absent' | 'unknown'> {
  try {
    const answer = await callAsDevice({
      method: 'GET',
      path: clientPath('rooms', room, 'messages'),
      query: {
        dir: 'b',
        limit: String(PAGE),
        filter: JSON.stringify({ senders: [sender] }),
        ...(from === undefined ? {} : { from }),
      },
    });
    const page = Page.safeParse(answer);
    if (!page.success) return 'unknown';
    const events = page.data.chunk.flatMap((raw) => Sent.safeParse(raw).data ?? []);
    return { events, end: page.data.end };
  } catch (error) {
    // Not in the room: nothing can be sent there either.
    if (isRefused(error)) return 'absent';
    // A homeserver that breaks at this question always does; 502 to 504 come from a proxy, and pass.
    if (statusOf(error) === 500 || statusOf(error) === 400) return 'unknown';
    throw error;
  }
}

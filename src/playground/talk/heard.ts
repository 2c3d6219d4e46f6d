import { relationOf, type RoomEvent, textAt } from '../homeserver/event.ts';
import type { Readings } from './readings.ts';
import type { MessageType } from './talk-step.ts';

export interface HeardMessage {
  readonly event: RoomEvent;
  readonly type: MessageType;
  /** The plain body. */
  readonly text: string;
}

/** What eis has said and nobody has looked at yet, in the order in which it was said. */
export class Heard {
  readonly #waiting: HeardMessage[] = [];

  constructor(readings: Pick<Readings, 'onRead'>) {
    readings.onRead((event) => {
      const isMessage = ['m.room.message', 'm.room.encrypted'].includes(event.type);
      if (!isMessage || relationOf(event).type === 'm.replace') return;
      const type = event.content['msgtype'] === 'm.notice' ? 'notice' : 'text';
      const text = event.type === 'm.room.message' ? textAt(event.content, 'body') : '(nobody can read it)';
      this.#waiting.push({ event, type, text: text ?? '' });
    });
  }

  isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  has(room: string | undefined): boolean {
    return this.#waiting.some(({ event }) => event.room_id === room);
  }

  /** The oldest one of this room, else the oldest of all: what came instead of the expected is what a reader wants to see. */
  take(room: string | undefined): HeardMessage | undefined {
    const index = this.#waiting.findIndex(({ event }) => event.room_id === room);
    return this.#waiting.splice(Math.max(index, 0), 1)[0];
  }

  takeAny(): HeardMessage | undefined {
    return this.#waiting.shift();
  }
}

import type { RoomEvent } from '../homeserver/event.ts';
import type { Line } from './checks.ts';
import type { HeardMessage } from './heard.ts';
import { matches } from './matches.ts';
import { repliedTo } from './spoken.ts';
import type { Stage } from './stage.ts';
import type { SaidText } from './talk-end.ts';
import type { StepOf } from './talk-step.ts';
import { transcriptLine } from './transcript.ts';

export interface LinesDeps {
  readonly stage: Pick<Stage, 'nameOf'>;
  /** Called with each line of the transcript as it is spoken. */
  readonly print: (line: string) => void;
  /** What services and models had been asked by now. */
  readonly count: () => Pick<Line, 'asked' | 'prompts'>;
}

interface SaidLine {
  readonly who: string;
  readonly room: string;
  readonly event: string;
  readonly text: string;
  /** As they were before it was said. */
  readonly counts: Pick<Line, 'asked' | 'prompts'>;
}

/** The transcript, as far as it has come. */
export class Lines {
  /** The first one at 0. */
  readonly all: Line[] = [];
  readonly said: SaidText[] = [];
  lastSpeaker: string | undefined;
  readonly #deps: LinesDeps;

  constructor(deps: LinesDeps) {
    this.#deps = deps;
  }

  /** By its number. */
  at(number: number): Line | undefined {
    return this.all[number - 1];
  }

  count(): Pick<Line, 'asked' | 'prompts'> {
    return this.#deps.count();
  }

  /** Somebody says something. */
  add({ who, room, event, text, counts }: SaidLine): void {
    this.all.push({ room, event, ...counts });
    this.said.push({ room, event, text });
    const place = this.#deps.stage.nameOf(room, who);
    this.#deps.print(transcriptLine({ number: this.all.length, who, place, text }));
  }

  /** eis says something. */
  note(message: HeardMessage): void {
    const { event, type } = message;
    const place = this.#deps.stage.nameOf(event.room_id, this.lastSpeaker);
    this.all.push({ room: event.room_id, event: event.event_id, ...this.#deps.count() });
    this.said.push({ room: event.room_id, event: event.event_id, text: message.text });
    const text = this.replyTo(event) + message.text;
    this.#deps.print(transcriptLine({ number: this.all.length, who: 'eis', place, type, text }));
  }

  describe({ event, type, text }: HeardMessage): string {
    const place = this.#deps.stage.nameOf(event.room_id, this.lastSpeaker);
    return `eis @ ${place} ${type} ${this.replyTo(event)}${text}`;
  }

  /** Whether it is what a talk expects; "(reply to 3)" is compared where the talk writes it. */
  fits({ type, text }: StepOf<'expects'>, next: HeardMessage, room: string | undefined): boolean {
    const got = text.startsWith('(reply to ') ? this.replyTo(next.event) + next.text : next.text;
    return next.event.room_id === room && next.type === type && matches(text, got);
  }

  replyTo({ content }: RoomEvent): string {
    const target = repliedTo(content['m.relates_to']);
    const index = this.all.findIndex(({ event }) => event === target);
    return index < 0 ? '' : `(reply to ${index + 1}) `;
  }
}

import { textAt } from '../../src/playground/homeserver/event.ts';
import type { Request } from './count.ts';
import type { House } from './house.ts';
import { isMessage } from './read-lists.ts';

/** A reminder that somebody set, and when it was said, by the clock of the homeserver. */
export interface Reminded {
  readonly room: string;
  readonly nonce: string;
  /** Not before this moment (ms). */
  readonly due: number;
  readonly said: readonly number[];
}

export interface ReminderCounts {
  readonly set: number;
  readonly early: number;
  readonly twice: number;
  readonly lost: number;
}

/** All that were asked for, from what stands in the rooms. */
export function readReminders(
  requests: readonly Request[],
  { readings }: Pick<House, 'readings'>,
): readonly Reminded[] {
  return requests.flatMap(({ kind, room, nonce, inSeconds = 0 }) => {
    if (kind !== 'remind') return [];
    const events = readings.eventsOf(room).map(({ event }) => event);
    const asked = events.find(
      (event) => !isMessage(event) && (textAt(event.content, 'body') ?? '').endsWith(` ${nonce}`),
    );
    const said = events.filter(
      (event) => isMessage(event) && (textAt(event.content, 'body') ?? '').startsWith(`⏰ ${nonce}`),
    );
    const due = asked ? asked.origin_server_ts + inSeconds * 1_000 : 0;
    return [{ room, nonce, due, said: said.map((event) => event.origin_server_ts) }];
  });
}

const isEarly = ({ due, said }: Reminded): boolean => said.some((at) => at < due);
const isTwice = ({ said }: Reminded): boolean => said.length > 1;
const isLost = ({ said }: Reminded): boolean => said.length === 0;

export const countReminders = (reminders: readonly Reminded[]): ReminderCounts => ({
  set: reminders.length,
  early: reminders.filter(isEarly).length,
  twice: reminders.filter(isTwice).length,
  lost: reminders.filter(isLost).length,
});

/** Those that have not been said yet. */
export const unsaid = (reminders: readonly Reminded[]): readonly Reminded[] => reminders.filter(isLost);

/** What is early, doubled or lost, a line each. */
export const faultyReminders = (reminders: readonly Reminded[]): readonly string[] =>
  reminders
    .filter((one) => isEarly(one) || isTwice(one) || isLost(one))
    .map(({ room, nonce, due, said }) => {
      const times = said.map((at) => `${at < due ? '' : '+'}${at - due} ms`).join(', ');
      return `reminder ${nonce} in ${room}: said ${said.length} times${times === '' ? '' : ` (${times})`}`;
    });

/** How late they were (ms), shortest first. */
export const latenesses = (reminders: readonly Reminded[]): readonly number[] =>
  reminders
    .flatMap(({ due, said: [first] }) => (first === undefined ? [] : [first - due]))
    .toSorted((a, b) => a - b);

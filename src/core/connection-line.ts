import type { Connection } from './connection.ts';
import { literal } from './reply.ts';
import { say } from './sentences.ts';
import { clockOf, dayOf, shortDay, today } from './time.ts';

interface Clock {
  readonly now: Date;
  readonly timeZone: string;
  readonly language: string;
}

/** `my (default), Vikunja, https://my.vikunja.io, account alice`, in Markdown. `title` is that of the service. */
export function connectionWords(
  { name, address, account, isDefault }: Pick<Connection, 'name' | 'address' | 'account' | 'isDefault'>,
  title: string,
  language: string,
): string {
  const words = say(language);
  return [
    `${literal(name)}${isDefault ? words.isDefault : ''}`,
    literal(title),
    literal(address),
    ...(account === undefined ? [] : [words.account(literal(account))]),
  ].join(', ');
}

/** The same, with its state and what to do when that is not well (conversation.md 15.1). */
export function connectionLine(connection: Connection, title: string, clock: Clock): string {
  const { state, since, lastUsed, name } = connection;
  const { language } = clock;
  const sentences = say(language);
  const words = connectionWords(connection, title, language);
  if (state !== 'connected') {
    const said = `${words}: ${sentences.stateSince(state, moment(since, clock))}`;
    // A service that is away comes back by itself.
    return state === 'interrupted' ? said : `${said}${sentences.sayConnect(literal(name))}`;
  }
  return `${words}: ${sentences.connected(lastUsed === undefined ? undefined : moment(lastUsed, clock))}`;
}

/** `09:10` today, else `Thu 19 Nov`. */
function moment(at: string, { now, timeZone, language }: Clock): string {
  const day = dayOf(at, timeZone);
  return day.equals(today(now, timeZone)) ? (clockOf(at, timeZone) ?? '') : shortDay(day, language);
}

import type { Connection } from '../../core/connection.ts';
import { fold } from '../../core/fold.ts';

/** Longer ones are no names any more. */
const LONGEST = 40;
/** eis's own list goes by these. */
const TAKEN = ['own list', 'my own list', 'own-list', 'all', 'it', 'that'];

type Named = Pick<Connection, 'name'>;

export const isNamed = (words: string, { name }: Named): boolean => fold(name) === fold(words.trim());

/** Whether a person may call a connection so. */
export const mayBeCalled = (name: string, others: readonly Named[]): boolean =>
  name.length > 0 &&
  name.length <= LONGEST &&
  /\p{L}/u.test(name) &&
  ![...TAKEN, ...others.map((one) => one.name)].some((taken) => fold(taken) === fold(name));

/** `my` for `https://my.vikunja.io`, `my2` when there is one; the service where the host is no name. */
export function freeName(address: string, service: string, others: readonly Named[]): string {
  const host = new URL(address).hostname;
  const [label = ''] = host.split('.');
  const isName = /[a-z]/.test(label) && !host.startsWith('[');
  const name = isName ? label.slice(0, LONGEST - 3) : service;
  if (mayBeCalled(name, others)) return name;
  for (let number = 2; ; number += 1) {
    if (mayBeCalled(`${name}${number}`, others)) return `${name}${number}`;
  }
}

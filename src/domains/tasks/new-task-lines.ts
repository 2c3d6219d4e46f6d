import type { Fields } from '../../core/json.ts';
import { literal } from '../../core/reply.ts';
import { partOf } from './differences.ts';
import { partsOf, type Reader } from './field-words.ts';
import { shortNameOf } from './names.ts';
import { PARENT, Parent } from './task.ts';

/**
 * Several new tasks: all of them by name, each with the one above it and with what only it has, then what all of them
 * have. `1. milk  2. bread (due Sat 28 Nov 2026)`, and below it `label errand`.
 */
export function newTaskLines(tasks: readonly Fields[], reader: Reader): string {
  const each = tasks.map((task) => partsOf(partOf(task), reader));
  const [first = [], ...others] = each;
  const common = first.filter((part) => others.every((parts) => parts.includes(part)));
  const names = tasks.map((task, index) => {
    const own = (each[index] ?? []).filter((part) => !common.includes(part));
    return `${index + 1}\\. ${nameBelow(task)}${own.length === 0 ? '' : ` (${own.join(', ')})`}`;
  });
  return [names.join('  '), ...(common.length === 0 ? [] : [common.join(' · ')])].join('\n');
}

/** `Party › cake` */
function nameBelow(task: Fields): string {
  const above = Parent.safeParse(partOf(task).more?.[PARENT]).data;
  return `${above ? `${literal(above.title)} › ` : ''}${shortNameOf(task)}`;
}

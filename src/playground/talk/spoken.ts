import type { Act, Where } from './talk-step.ts';

export const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

export const differs = (line: number, expected: string, got: string): string =>
  `The talk differs at line ${line}.\nexpected:\n${indented(expected)}\ngot:\n${indented(got)}`;

/** What a message is a reply to. */
export function repliedTo(relation: unknown): unknown {
  if (typeof relation !== 'object' || relation === null || 'rel_type' in relation) return undefined;
  const reply = 'm.in_reply_to' in relation ? relation['m.in_reply_to'] : undefined;
  return typeof reply === 'object' && reply !== null && 'event_id' in reply ? reply.event_id : undefined;
}

export const spokenPlace = (where: Where): string =>
  where.kind === 'shared' ? where.name : where.with === undefined ? 'dm' : `dm(${where.with})`;

/** What somebody does, as a transcript writes it. */
export function spokenAs(act: Act): string {
  switch (act.kind) {
    case 'says':
      return act.text;
    case 'sends':
      return `sends ${act.name} ${act.text}`.trimEnd();
    case 'reacts':
      return `reacts ${act.symbol} ${act.target}`;
    case 'redacts':
      return `redacts ${act.target}`;
    case 'edits':
      return `edits ${act.target} ${act.text}`;
    case 'replies':
      return `(reply to ${act.target}) ${act.text}`;
    case 'thread':
      return `(thread ${act.target}) ${act.text}`;
  }
}

import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { type Backend, defineBackend } from '../../core/backend.ts';
import type { ShownList } from '../../core/shown.ts';
import { answer, type Reply, status } from '../../core/reply.ts';
import { LINES_AT_ONCE, shownLines } from '../../core/shown.ts';
import { say } from './sentences.ts';

const defineAction = actionsOn<undefined>();

interface Continued {
  readonly list: ShownList;
  /** The first line of this message; 0 is the first of the list. */
  readonly from: number;
}

export const more = defineAction({
  name: 'more',
  summary: 'Go on with the list shown last',
  effect: 'read',
  input: z.object({}),
  examples: [
    { say: 'more', means: {} },
    { say: 'show me more', means: {} },
  ],
  run: async (_nothing, _input, { shown }): Promise<Continued | undefined> =>
    shown && {
      list: { ...shown, upTo: Math.min(shown.items.length, shown.upTo + LINES_AT_ONCE) },
      from: shown.upTo,
    },
  present: (continued, { language }) => presented(continued, language),
  shows: (continued) => continued?.list,
});

function presented(continued: Continued | undefined, language: string): Reply {
  if (!continued) return status(say(language).noList);
  const { list, from } = continued;
  return from >= list.items.length
    ? status(say(language).wholeList)
    : answer(shownLines(list, from, language));
}

/** The next lines of the list that this person saw last in this place. */
export const createMore = (): Backend =>
  defineBackend({
    name: 'more',
    title: 'More',
    credentials: z.object({}),
    connect: async () => undefined,
    origin: () => 'eis:more',
    check: async () => {},
    actions: [more],
  });

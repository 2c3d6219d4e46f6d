import type { ConnectionName } from '../../../core/action.ts';
import { dayOf } from '../../../core/time.ts';
import { isOverdue, isWithin } from '../order.ts';
import type { TaskStory } from '../task.ts';
import type { Calendar, Span } from './span-words.ts';

/** A task, what became of it, and where it is kept; `at` is left out for eis's own list. */
export interface StoryAt extends TaskStory {
  readonly at?: ConnectionName;
}

/** What became of one task in the time that is looked at. */
export interface Looked {
  readonly story: StoryAt;
  readonly isFinished: boolean;
  readonly isAdded: boolean;
  /** It was to be done in that time, or came again in it. */
  readonly isPlanned: boolean;
  readonly isOverdue: boolean;
}

/** What counts in a review: not what others added, and nothing that only others have to do. */
export const lookAt = (stories: readonly StoryAt[], span: Span, calendar: Calendar): readonly Looked[] =>
  stories.filter(({ isForOthers }) => !isForOthers).map((story) => looked(story, span, calendar));

function looked(story: StoryAt, span: Span, calendar: Calendar): Looked {
  const { task, addedAt, lastDoneAt, isAddedByOther } = story;
  const isThen = (when: string | undefined): boolean => when !== undefined && isWithin(when, span, calendar);
  const isFinished = isThen(lastDoneAt);
  return {
    story,
    isFinished,
    isAdded: !isAddedByOther && isThen(addedAt),
    // A task that comes again has the date of its next turn by now: the turn that was finished was planned too.
    isPlanned: (task.due !== null && isThen(task.due)) || (isFinished && !task.done),
    isOverdue: !task.done && task.due !== null && isOverdue(task.due, calendar),
  };
}

export interface Figures {
  readonly finished: number;
  readonly added: number;
  readonly planned: number;
  /** Of the planned ones, by now. */
  readonly plannedDone: number;
  /** Of the planned ones, still. */
  readonly plannedOpen: number;
  readonly overdue: number;
  readonly open: number;
  /** From Monday to Sunday. */
  readonly finishedOn: readonly number[];
  readonly addedOn: readonly number[];
  /** Finished ones by the name of their project, most first. */
  readonly finishedIn: readonly (readonly [project: string, count: number])[];
}

export function takeFigures(all: readonly Looked[], { timeZone }: Calendar): Figures {
  const finished = all.filter(({ isFinished }) => isFinished);
  const added = all.filter(({ isAdded }) => isAdded);
  const planned = all.filter(({ isPlanned }) => isPlanned);
  const isStillOpen = ({ isFinished, story }: Looked): boolean => !isFinished && !story.task.done;
  return {
    finished: finished.length,
    added: added.length,
    planned: planned.length,
    plannedDone: planned.filter((one) => !isStillOpen(one)).length,
    plannedOpen: planned.filter(isStillOpen).length,
    overdue: all.filter((one) => one.isOverdue).length,
    open: all.filter(({ story }) => !story.task.done).length,
    finishedOn: onWeekdays(
      finished.flatMap(({ story }) => story.lastDoneAt ?? []),
      timeZone,
    ),
    addedOn: onWeekdays(
      added.flatMap(({ story }) => story.addedAt ?? []),
      timeZone,
    ),
    finishedIn: byName(finished.map(({ story }) => story.task.project.name)),
  };
}

function onWeekdays(instants: readonly string[], timeZone: string): readonly number[] {
  const days = instants.map((instant) => dayOf(instant, timeZone).dayOfWeek);
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => days.filter((day) => day === weekday).length);
}

function byName(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, many], [b, more]) => more - many || a.localeCompare(b, 'en'));
}

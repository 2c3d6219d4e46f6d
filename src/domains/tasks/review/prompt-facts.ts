import type { PromptFacts } from '../../../core/action.ts';
import { fold } from '../../../core/fold.ts';
import { dayOf, fullDay } from '../../../core/time.ts';
import { type Calendar, isToCome, type Span, spanWords } from './span-words.ts';
import type { Figures, Looked, StoryAt } from './take-figures.ts';

/** The labels by which people mark a task as nobody else's business. */
const PRIVATE = ['private', 'privat', 'confidential', 'vertraulich', 'secret', 'geheim'];

/** Names of projects beyond these say nothing more about a week. */
const MOST_PROJECTS = 5;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export interface Reviewed {
  /** Everything that was read, what does not count included: names and private texts may stand in other tasks too. */
  readonly stories: readonly StoryAt[];
  readonly all: readonly Looked[];
  readonly figures: Figures;
  readonly span: Span;
  readonly calendar: Calendar;
  readonly plain: string;
}

/** What a prompt may hold of a review, in English whatever the person speaks: a model translates, and counts nothing. */
export function promptFacts({ stories, all, figures, span, calendar, plain }: Reviewed): PromptFacts {
  const counted = all.filter(({ isPlanned, isFinished, isAdded, ...one }) =>
    [isPlanned, isFinished, isAdded, one.isOverdue].includes(true),
  );
  return {
    figures: namedFigures(figures, span, calendar),
    items: counted.toSorted((a, b) => weightOf(b) - weightOf(a)).map((one) => lineOf(one, calendar)),
    people: [...new Set(stories.flatMap(({ others }) => others))],
    private: stories.filter(isPrivate).map(({ task }) => task.title),
    plain,
    span: spanWords(span, calendar),
    read: counted.length,
  };
}

const isPrivate = ({ task }: StoryAt): boolean => task.labels.some((label) => PRIVATE.includes(fold(label)));

function namedFigures(figures: Figures, span: Span, calendar: Calendar): Readonly<Record<string, number>> {
  const then = spanWords(span, { ...calendar, language: 'en' });
  const { planned, plannedDone, overdue, open } = figures;
  const always = { 'overdue now': overdue, 'open now': open };
  if (isToCome(span, calendar)) return { [`due ${then}`]: planned, ...always };
  return {
    [`finished ${then}`]: figures.finished,
    [`added ${then}`]: figures.added,
    [`planned ${then}`]: planned,
    [`planned ${then} and finished`]: plannedDone,
    [`planned ${then} and still open`]: figures.plannedOpen,
    ...(planned === 0
      ? {}
      : { [`percent finished of those planned ${then}`]: Math.round((100 * plannedDone) / planned) }),
    ...always,
    ...onWeekdays('finished', figures.finishedOn),
    ...onWeekdays('added', figures.addedOn),
    ...Object.fromEntries(
      figures.finishedIn
        .slice(0, MOST_PROJECTS)
        .map(([name, count]) => [`finished in project ${name}`, count]),
    ),
  };
}

const onWeekdays = (what: string, counts: readonly number[]): Readonly<Record<string, number>> =>
  Object.fromEntries(WEEKDAYS.map((weekday, index) => [`${what} on ${weekday}`, counts[index] ?? 0]));

/** What is late is talked about first, then what is left to do. */
const weightOf = ({ isOverdue, isPlanned, isFinished }: Looked): number =>
  (isOverdue ? 4 : 0) + (isPlanned && !isFinished ? 2 : 0) + (isFinished ? 1 : 0);

function lineOf({ story, ...one }: Looked, { timeZone }: Calendar): string {
  const { task, at, lastDoneAt, addedAt } = story;
  const day = (when: string): string => fullDay(dayOf(when, timeZone), 'en');
  const parts = [
    task.title,
    ...(task.project.name === '' ? [] : [`in ${at ? `${at.name}: ` : ''}${task.project.name}`]),
    ...(task.due === null ? [] : [`${one.isOverdue ? 'overdue since' : 'due'} ${day(task.due)}`]),
    ...(one.isFinished && lastDoneAt !== undefined ? [`finished ${day(lastDoneAt)}`] : []),
    ...(one.isAdded && addedAt !== undefined ? [`added ${day(addedAt)}`] : []),
    ...(task.priority > 0 ? [`priority ${task.priority} of 5`] : []),
  ];
  return parts.join(' | ');
}

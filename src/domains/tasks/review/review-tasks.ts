import { z } from 'zod';
import { type ActionContext, actionsOn } from '../../../core/action.ts';
import { answer, type Reply } from '../../../core/reply.ts';
import { type ShownList, shownLines } from '../../../core/shown.ts';
import { span as spanField } from '../../../core/slot.ts';
import { clockTime, dayOf, instantOn, isDay, type When } from '../../../core/time.ts';
import type { TaskKeeper } from '../keeper.ts';
import { inOrder, spanOf } from '../order.ts';
import { shownTasks } from '../present.ts';
import { promptFacts } from './prompt-facts.ts';
import { sayReview } from './sentences.ts';
import { type Calendar, isToCome, lookedBack, type Span, spanWords, thisWeek } from './span-words.ts';
import { type Figures, lookAt, type StoryAt, takeFigures } from './take-figures.ts';

const defineAction = actionsOn<TaskKeeper>();

interface Review {
  readonly span: Span;
  readonly stories: readonly StoryAt[];
  readonly calendar: Calendar;
  readonly saidAs: string | undefined;
}

export const reviewTasks = defineAction({
  name: 'task.review',
  summary: 'Count what was finished and added',
  effect: 'read',
  input: z.object({
    when: spanField('the days that are looked back at; this week when left out').exactOptional(),
  }),
  examples: [
    { say: 'what did I finish this week', means: { when: { from: '2026-11-16', to: '2026-11-22' } } },
    {
      say: 'how many tasks did I finish last week',
      means: { when: { from: '2026-11-09', to: '2026-11-15' } },
    },
    { say: 'what did I get done yesterday', means: { when: '2026-11-19' } },
    { say: 'how was my week', means: {} },
    { say: 'task review last month', means: { when: { from: '2026-10-01', to: '2026-10-31' } } },
  ],
  run: async (keeper, { when }, context): Promise<Review> => {
    const calendar = calendarOf(context);
    const span = when === undefined ? thisWeek(calendar) : spanOf(lookedBack(when, calendar));
    const stories = await keeper.storiesSince(beginningOf(span, calendar), context.signal);
    const at = context.at ? { at: context.at } : {};
    return { span, calendar, saidAs: keeper.saidAs, stories: stories.map((story) => ({ ...story, ...at })) };
  },
  join: ([first, ...others]): Review => {
    if (!first) throw new Error('nothing to join');
    return { ...first, stories: [first, ...others].flatMap(({ stories }) => stories) };
  },
  present: (review) => presentReview(review),
  shows: (review) => finishedList(review),
  facts: (review) => {
    const all = lookAt(review.stories, review.span, review.calendar);
    const figures = takeFigures(all, review.calendar);
    return promptFacts({ all, figures, ...review, plain: plainSentence(figures, review) });
  },
});

const calendarOf = ({ caller, now }: ActionContext): Calendar => ({
  now,
  timeZone: caller.timeZone,
  language: caller.language,
  firstDayOfWeek: caller.firstDayOfWeek,
});

/** Nothing that a person keeps is older. */
const EVER = '1970-01-01';

function beginningOf({ from = EVER }: Span, { timeZone }: Calendar): When {
  return isDay(from) ? instantOn(dayOf(from, timeZone), clockTime(0, 0), timeZone) : from;
}

/** `this week you finished 9 tasks and added 6; 1 is overdue.` */
function plainSentence({ finished, added, planned, overdue }: Figures, { span, calendar }: Review): string {
  const words = sayReview(calendar.language);
  const then = spanWords(span, calendar);
  const counted = isToCome(span, calendar) ? words.due(then, planned) : words.done(then, finished, added);
  return words.sentence(counted, words.overdue(overdue));
}

function presentReview(review: Review): Reply {
  const { span, calendar, stories } = review;
  const figures = takeFigures(lookAt(stories, span, calendar), calendar);
  const sentence = plainSentence(figures, review);
  const shown = finishedList(review);
  const lines = shown
    ? `\n\n${sayReview(calendar.language).finished}\n\n${shownLines(shown, 0, calendar.language)}`
    : '';
  return answer(`${sentence.charAt(0).toLocaleUpperCase(calendar.language)}${sentence.slice(1)}${lines}`);
}

/** What was finished, so that "reopen 2" means something. */
function finishedList({ stories, span, calendar, saidAs }: Review): ShownList | undefined {
  const finished = lookAt(stories, span, calendar).filter(({ isFinished }) => isFinished);
  const entries = inOrder(
    finished.map(({ story }) => story),
    calendar,
  );
  return shownTasks({ asked: { kind: 'done', filters: {} }, entries, moment: calendar, saidAs });
}

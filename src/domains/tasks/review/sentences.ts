import { inLanguages } from '../../../core/speech.ts';

/** `1 task`, `9 tasks`; none of them is said in words. */
const tasks = (count: number): string =>
  count === 0 ? 'no tasks' : count === 1 ? '1 task' : `${count} tasks`;
const aufgaben = (count: number): string =>
  count === 0 ? 'keine Aufgaben' : count === 1 ? '1 Aufgabe' : `${count} Aufgaben`;

/** How many of each there were in a time, which is said first. */
export const sayReview = inLanguages(
  {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    thisWeek: 'this week',
    lastWeek: 'last week',
    nextWeek: 'next week',
    thisMonth: 'this month',
    lastMonth: 'last month',
    nextMonth: 'next month',
    thisYear: 'this year',
    lastYear: 'last year',
    nextYear: 'next year',
    on: (day: string) => `on ${day}`,
    fromTo: (from: string, to: string) => `from ${from} to ${to}`,
    since: (from: string) => `since ${from}`,
    until: (to: string) => `until ${to}`,
    ever: 'so far',

    done: (span: string, finished: number, added: number) =>
      `${span} you finished ${tasks(finished)} and added ${added === 0 ? 'none' : added}`,
    due: (span: string, due: number) => `${span} ${tasks(due)} ${due === 1 ? 'is' : 'are'} due`,
    overdue: (count: number) =>
      count === 0 ? 'nothing is overdue' : `${count} ${count === 1 ? 'is' : 'are'} overdue`,
    sentence: (counted: string, overdue: string) => `${counted}; ${overdue}.`,
    finished: 'Finished:',
  },
  {
    de: {
      today: 'heute',
      yesterday: 'gestern',
      tomorrow: 'morgen',
      thisWeek: 'diese Woche',
      lastWeek: 'letzte Woche',
      nextWeek: 'nächste Woche',
      thisMonth: 'diesen Monat',
      lastMonth: 'letzten Monat',
      nextMonth: 'nächsten Monat',
      thisYear: 'dieses Jahr',
      lastYear: 'letztes Jahr',
      nextYear: 'nächstes Jahr',
      on: (day) => `am ${day}`,
      fromTo: (from, to) => `von ${from} bis ${to}`,
      since: (from) => `seit ${from}`,
      until: (to) => `bis ${to}`,
      ever: 'bisher',

      done: (span, finished, added) =>
        `${span} hast du ${aufgaben(finished)} erledigt und ${added === 0 ? 'keine' : added} hinzugefügt`,
      due: (span, due) => `${span} ${due === 1 ? 'ist' : 'sind'} ${aufgaben(due)} fällig`,
      overdue: (count) =>
        count === 0 ? 'nichts ist überfällig' : `${count} ${count === 1 ? 'ist' : 'sind'} überfällig`,
      sentence: (counted, overdue) => `${counted}; ${overdue}.`,
      finished: 'Erledigt:',
    },
  },
);

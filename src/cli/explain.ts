import type { ActionCall } from '../core/action.ts';
import { clockTime, dayFrom, instantOn, isTimeZone, isWhen } from '../core/time.ts';
import { plain, type ExitCode, type Output } from './output.ts';
import { sayCall } from './say-call.ts';

/** Why a sentence was not understood, for a person. */
const REASONS = {
  'nothing fits': 'no known sentence fits it',
  'no talk': 'it is too long for a request, or code',
  'a question about a write': 'it asks about a change, it does not ask for one',
  'two readings': 'it can be read in more than one way',
  'not sure it is a request': 'it may be a report, a condition or a refusal, not a request',
  'a time that cannot be': 'it names a time that does not exist',
} as const;

/** How a sentence was read; the grammar makes it. */
export type Reading =
  | {
      readonly to: 'command' | 'phrase';
      readonly calls: readonly ActionCall[];
      /** The language in which it was understood. */
      readonly language?: string;
    }
  | {
      readonly to: 'model';
      readonly nearest: readonly string[];
      readonly because?: keyof typeof REASONS;
    }
  | { readonly to: 'mistake'; readonly markdown: string };

/** What the settings of a person would say. What is left out is as the language has it. */
interface Standing {
  /** Left out: recognised from the words. */
  readonly language?: string;
  readonly dateOrder?: 'day-month' | 'month-day';
  /** Monday is 1. */
  readonly firstDayOfWeek?: 1 | 6 | 7;
  readonly marks?: 'vikunja' | 'todoist';
}

export interface ExplainDeps extends Output {
  readonly parse: (text: string, context: Standing & { now: Date; timeZone: string }) => Reading;
  /** The lines of standard input, without their line breaks. */
  readonly lines: AsyncIterable<string>;
  readonly now: () => Date;
  /** What holds when the command line says nothing. */
  readonly timeZone: string;
}

export interface ExplainOptions {
  readonly json: boolean;
  readonly timeZone?: string;
  /** ISO 8601 with an offset, or in `timeZone` without one. */
  readonly now?: string;
  readonly language?: string;
  readonly dateOrder?: string;
  readonly firstDay?: string;
  readonly marks?: string;
  /** Empty: one sentence per line of standard input. */
  readonly words: readonly string[];
}

/** From the names of the command line. */
export function explainOptions(
  options: Readonly<Record<string, string | true>>,
  words: readonly string[],
): ExplainOptions {
  const said = (name: string, key: keyof ExplainOptions): Partial<ExplainOptions> =>
    typeof options[name] === 'string' ? { [key]: options[name] } : {};
  return {
    json: options['json'] === true,
    words,
    ...said('time-zone', 'timeZone'),
    ...said('now', 'now'),
    ...said('language', 'language'),
    ...said('date-order', 'dateOrder'),
    ...said('first-day', 'firstDay'),
    ...said('marks', 'marks'),
  };
}

/** `eis explain`: how sentences are understood, one answer per sentence in the same order. Nothing is done. */
export async function explain(options: ExplainOptions, deps: ExplainDeps): Promise<ExitCode> {
  const timeZone = options.timeZone ?? deps.timeZone;
  if (!isTimeZone(timeZone))
    return refuse(`There is no time zone ${timeZone}. Say for example: --time-zone Europe/Berlin`, deps);
  const now = options.now === undefined ? deps.now() : momentOf(options.now, timeZone);
  if (now === undefined)
    return refuse('--now takes a moment like 2026-11-20T09:12 or 2026-11-20T09:12:00+01:00', deps);
  const standing = standingOf(options);
  if (typeof standing === 'string') return refuse(standing, deps);
  const context = { ...standing, now, timeZone };
  const tell = (sentence: string): void => {
    const reading = sentence.trim() === '' ? undefined : deps.parse(sentence, context);
    deps.print(
      options.json ? JSON.stringify(explained(sentence, reading)) : explainText(sentence, reading, timeZone),
    );
  };
  if (options.words.length > 0) tell(options.words.join(' '));
  else for await (const line of deps.lines) tell(line);
  return 0;
}

const DATE_ORDERS = { 'day-month': 'day-month', 'month-day': 'month-day' } as const;
const FIRST_DAYS = { monday: 1, saturday: 6, sunday: 7 } as const;
const MARKS = { vikunja: 'vikunja', todoist: 'todoist' } as const;
/** Primary tag and subtags: `de`, `de-AT`. */
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/iu;

/** The settings that were asked for, or what is wrong with one of them. */
function standingOf({ language, dateOrder, firstDay, marks }: ExplainOptions): Standing | string {
  if (language !== undefined && !LANGUAGE.test(language))
    return '--language takes the tag of a language, like de';
  const order = oneOf(DATE_ORDERS, dateOrder);
  const day = oneOf(FIRST_DAYS, firstDay);
  const style = oneOf(MARKS, marks);
  if (order === 'unknown') return `--date-order takes ${Object.keys(DATE_ORDERS).join(' or ')}`;
  if (day === 'unknown') return `--first-day takes ${Object.keys(FIRST_DAYS).join(', ')}`;
  if (style === 'unknown') return `--marks takes ${Object.keys(MARKS).join(' or ')}`;
  return {
    ...(language === undefined ? {} : { language }),
    ...(order === undefined ? {} : { dateOrder: order }),
    ...(day === undefined ? {} : { firstDayOfWeek: day }),
    ...(style === undefined ? {} : { marks: style }),
  };
}

function oneOf<Value>(
  values: Readonly<Record<string, Value>>,
  name: string | undefined,
): Value | 'unknown' | undefined {
  if (name === undefined) return undefined;
  return (Object.hasOwn(values, name) ? values[name] : undefined) ?? 'unknown';
}

function refuse(message: string, { complain }: Output): ExitCode {
  complain(message);
  return 2;
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d))?$/;

function momentOf(text: string, timeZone: string): Date | undefined {
  const [, date = '', hour = '0', minute = '0'] = LOCAL.exec(text) ?? [];
  const day = dayFrom(date);
  if (day !== undefined) return new Date(instantOn(day, clockTime(Number(hour), Number(minute)), timeZone));
  return isWhen(text) ? new Date(text) : undefined;
}

/** The form of `--json`, with the names of actions and fields that everything speaks. */
interface Explained {
  readonly text: string;
  readonly to: 'command' | 'phrase' | 'model' | 'nobody';
  readonly calls: readonly { readonly action: string; readonly input: unknown }[];
  /** What is wrong with a command that was recognised. */
  readonly mistake?: string;
  /** For `model`: sentences near it that would be understood, and why it is not. */
  readonly nearest?: readonly string[];
  readonly because?: string;
  /** In which it was understood. */
  readonly language?: string;
}

function explained(text: string, reading: Reading | undefined): Explained {
  if (reading === undefined) return { text, to: 'nobody', calls: [] };
  if (reading.to === 'mistake') return { text, to: 'command', calls: [], mistake: reading.markdown };
  if (reading.to === 'model') {
    const { nearest, because } = reading;
    return { text, to: 'model', calls: [], nearest, ...(because === undefined ? {} : { because }) };
  }
  const { to, language } = reading;
  const calls = reading.calls.map(({ action, input }) => ({ action, input }));
  return { text, to, calls, ...(language === undefined ? {} : { language }) };
}

function explainText(text: string, reading: Reading | undefined, timeZone: string): string {
  const lines = reading === undefined ? ['nothing was said'] : readingLines(reading, timeZone);
  return [plain(text), ...lines.map((line) => `  ${line}`)].join('\n');
}

function readingLines(reading: Reading, timeZone: string): readonly string[] {
  switch (reading.to) {
    case 'mistake':
      return ['a command with a mistake in it', ...reading.markdown.split('\n').map(plain)];
    case 'model':
      return [
        'not understood without a model',
        ...(reading.because === undefined ? [] : [`because: ${REASONS[reading.because]}`]),
        ...reading.nearest.map((near) => `near: ${plain(near)}`),
      ];
    case 'command':
    case 'phrase': {
      const how = reading.language === undefined ? reading.to : `${reading.to}, ${nameOf(reading.language)}`;
      return reading.calls.flatMap((call) => sayCall(call, how, timeZone));
    }
  }
}

const names = new Intl.DisplayNames('en', { type: 'language' });

/** `German` for `de`. */
const nameOf = (language: string): string => names.of(language) ?? language;

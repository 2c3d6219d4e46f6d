import type { ActionCall } from '../core/action.ts';
import { clockTime, dayFrom, instantOn, isTimeZone, isWhen } from '../core/time.ts';
import { plain, type ExitCode, type Output } from './output.ts';

/** How a sentence was read; the grammar makes it. */
export type Reading =
  | { readonly to: 'command' | 'phrase'; readonly calls: readonly ActionCall[] }
  | { readonly to: 'model'; readonly nearest: readonly string[] }
  | { readonly to: 'mistake'; readonly markdown: string };

export interface ExplainDeps extends Output {
  readonly parse: (text: string, context: { now: Date; timeZone: string; language: string }) => Reading;
  /** The lines of standard input, without their line breaks. */
  readonly lines: AsyncIterable<string>;
  readonly now: () => Date;
  /** What holds when the command line says nothing. */
  readonly timeZone: string;
  readonly language: string;
}

export interface ExplainOptions {
  readonly json: boolean;
  readonly timeZone?: string;
  /** ISO 8601 with an offset, or in `timeZone` without one. */
  readonly now?: string;
  /** Empty: one sentence per line of standard input. */
  readonly words: readonly string[];
}

/** From the names of the command line. */
export function explainOptions(
  options: Readonly<Record<string, string | true>>,
  words: readonly string[],
): ExplainOptions {
  const { 'time-zone': timeZone, now, json } = options;
  return {
    json: json === true,
    words,
    ...(typeof timeZone === 'string' ? { timeZone } : {}),
    ...(typeof now === 'string' ? { now } : {}),
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
  const tell = (sentence: string): void => {
    const context = { now, timeZone, language: deps.language };
    const reading = sentence.trim() === '' ? undefined : deps.parse(sentence, context);
    deps.print(options.json ? JSON.stringify(explained(sentence, reading)) : explainText(sentence, reading));
  };
  if (options.words.length > 0) tell(options.words.join(' '));
  else for await (const line of deps.lines) tell(line);
  return 0;
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
  /** For `model`: sentences near it that would be understood. */
  readonly nearest?: readonly string[];
}

function explained(text: string, reading: Reading | undefined): Explained {
  if (reading === undefined) return { text, to: 'nobody', calls: [] };
  if (reading.to === 'mistake') return { text, to: 'command', calls: [], mistake: reading.markdown };
  if (reading.to === 'model') return { text, to: 'model', calls: [], nearest: reading.nearest };
  return { text, to: reading.to, calls: reading.calls.map(({ action, input }) => ({ action, input })) };
}

function explainText(text: string, reading: Reading | undefined): string {
  const head = plain(text);
  if (reading === undefined) return `${head}\n  nothing was said`;
  switch (reading.to) {
    case 'mistake':
      return [head, '  a command with a mistake in it', ...indented(reading.markdown)].join('\n');
    case 'model':
      return [
        head,
        '  not understood without a model',
        ...reading.nearest.map((near) => `  near: ${plain(near)}`),
      ].join('\n');
    case 'command':
    case 'phrase':
      return [head, ...reading.calls.flatMap((call) => callLines(call, reading.to))].join('\n');
  }
}

const indented = (text: string): readonly string[] => text.split('\n').map((line) => `  ${plain(line)}`);

const callLines = ({ action, input }: ActionCall, to: string): readonly string[] => [
  `  ${action} (${to})`,
  ...Object.entries(Object(input)).map(([name, value]) => `    ${name}: ${plain(JSON.stringify(value))}`),
];

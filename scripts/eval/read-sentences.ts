import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockTime, dayFrom, instantOn, isTimeZone } from '../../src/core/time.ts';
import { readExpectations } from './read-expectation.ts';
import type { EvalSentence, Setting } from './sentence.ts';

const FOLDER = join(import.meta.dirname, 'sentences');

/** Every sentence of every language, in the order of the files. Throws what is wrong in all of them. */
export function readSentences(folder = FOLDER): readonly EvalSentence[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .toSorted();
  const read = files.map((file) => readFile(file, readFileSync(join(folder, file), 'utf8')));
  const sentences = read.flatMap((file) => file.sentences);
  const problems = [...read.flatMap((file) => file.problems), ...repeated(sentences)];
  if (problems.length > 0) throw new Error(`these sentences cannot be used:\n${problems.join('\n')}`);
  return sentences;
}

function repeated(sentences: readonly EvalSentence[]): readonly string[] {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { text, setting, place } of sentences) {
    const key = JSON.stringify({ text, setting });
    const before = seen.get(key);
    if (before !== undefined) twice.push(`${place}: stands in ${before} as well`);
    seen.set(key, place);
  }
  return twice;
}

interface Header {
  readonly clock: string;
  readonly zone: string;
  readonly 'date-order'?: 'day-month' | 'month-day';
  readonly 'first-day'?: 1 | 6 | 7;
  readonly marks?: 'vikunja' | 'todoist';
}

const DEFAULTS: Header = { clock: '2026-11-20T09:12', zone: 'Europe/Berlin' };

interface SentenceFile {
  readonly sentences: readonly EvalSentence[];
  /** What is not of the form, with its place. */
  readonly problems: readonly string[];
}

/** The sentences of one file; its language is the first part of `path`: `en/lists.txt`, `fr.txt`. */
export function readFile(path: string, text: string): SentenceFile {
  const language = /^[a-z]+/.exec(path)?.[0] ?? '';
  const sentences: EvalSentence[] = [];
  const problems: string[] = [];
  let header = DEFAULTS;
  for (const [index, line] of text.split('\n').entries()) {
    const place = `${path}:${index + 1}`;
    try {
      if (line.startsWith('@') && !line.includes('=>')) header = { ...header, ...readHeader(line) };
      else if (isSentence(line)) sentences.push({ ...readLine(line, settingOf(header, language)), place });
    } catch (error) {
      problems.push(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { sentences, problems };
}

const isSentence = (line: string): boolean => line.trim() !== '' && line !== '#' && !line.startsWith('# ');

const HEADERS: Readonly<Record<string, (value: string) => Partial<Header> | undefined>> = {
  clock: (value) => (LOCAL.test(value) ? { clock: value } : undefined),
  zone: (value) => (isTimeZone(value) ? { zone: value } : undefined),
  'date-order': (value) =>
    value === 'day-month' || value === 'month-day' ? { 'date-order': value } : undefined,
  'first-day': (value) =>
    (({ '1': { 'first-day': 1 }, '6': { 'first-day': 6 }, '7': { 'first-day': 7 } }) as const)[value],
  marks: (value) => (value === 'vikunja' || value === 'todoist' ? { marks: value } : undefined),
};

function readHeader(line: string): Partial<Header> {
  const [name = '', value = ''] = line.slice(1).trim().split(/\s+/);
  const header = HEADERS[name]?.(value);
  if (!header) throw new Error(`“${line}” is no header`);
  return header;
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/;

function settingOf(header: Header, language: string): Setting {
  const { clock, zone: timeZone, marks } = header;
  const [, date = '', hour, minute] = LOCAL.exec(clock) ?? [];
  const day = dayFrom(date);
  if (!day) throw new Error(`there is no day ${date}`);
  const { 'date-order': dateOrder, 'first-day': firstDayOfWeek } = header;
  return {
    now: new Date(instantOn(day, clockTime(Number(hour), Number(minute)), timeZone)),
    timeZone,
    language,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(firstDayOfWeek === undefined ? {} : { firstDayOfWeek }),
    ...(marks === undefined ? {} : { marks }),
  };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

function readLine(line: string, setting: Setting): Omit<EvalSentence, 'place'> {
  const arrow = line.lastIndexOf('=>');
  if (arrow < 0) throw new Error('there is no =>');
  const text = line
    .slice(0, arrow)
    .trim()
    .replace(/\\(?:u([0-9a-f]{4})|([nt\\]))/g, (_, code: string | undefined, sign: string | undefined) =>
      code === undefined ? (ESCAPES[sign ?? ''] ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
    );
  const written = line.slice(arrow + 2).trim();
  return { text, setting, written, expected: readExpectations(written, setting.timeZone) };
}

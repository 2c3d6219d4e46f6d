import type { Marks } from '../core/slot.ts';
import type { NamedField, PartWords } from './languages/parts/words.ts';
import type { MarkStyle } from './reading.ts';
import { lengthAtEnd, spoken, type Token } from './tokens.ts';

export interface Marked {
  /** The words without the marks. */
  readonly rest: readonly Token[];
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Cutting {
  readonly marks: Marks;
  readonly style: MarkStyle;
  readonly words: PartWords | undefined;
}

type Found = Readonly<Record<NamedField, string[]>>;
type Mark = readonly [kind: NamedField | 'section', value: string];

interface Style {
  readonly signs: Readonly<Record<string, NamedField>>;
  /** A sign and a name behind it; `*bold*`, `+49` and `@alice:example.org` are none. */
  readonly forms: readonly (readonly [kind: NamedField | 'section', form: RegExp])[];
  readonly priorities: Readonly<Record<string, number>>;
}

const STYLES: Readonly<Record<MarkStyle, Style>> = {
  vikunja: {
    signs: { '*': 'labels', '+': 'project', '@': 'assignees' },
    forms: [
      ['labels', /^\*([\p{L}\p{N}\p{Extended_Pictographic}][^\s*]*)$/u],
      ['project', /^\+([\p{L}\p{Extended_Pictographic}][^\s+]*)$/u],
      ['assignees', /^@([\p{L}\p{N}][\p{L}\p{N}._-]*)$/u],
    ],
    priorities: { '!1': 1, '!2': 2, '!3': 3, '!4': 4, '!5': 5 },
  },
  todoist: {
    signs: { '@': 'labels', '#': 'project', '+': 'assignees' },
    forms: [
      ['labels', /^@([\p{L}\p{N}\p{Extended_Pictographic}][^\s@:]*)$/u],
      // A number behind the sign is a number: #12.
      ['project', /^#([\p{L}\p{Extended_Pictographic}][^\s#/]*)(?:\/\S+)?$/u],
      ['assignees', /^\+([\p{L}][\p{L}\p{N}._-]*)$/u],
      ['section', /^\/([\p{L}][^\s/]*)$/u],
    ],
    priorities: { p1: 5, p2: 4, p3: 3, p4: 1, '!!1': 5, '!!2': 4, '!!3': 3, '!!4': 1 },
  },
};

/**
 * Takes the marks out of a title, wherever they stand, with the words that lead to them ("for @carol"). Undefined when
 * two of them contradict each other.
 */
export function cutMarks(line: string, tokens: readonly Token[], cutting: Cutting): Marked | undefined {
  const rest: Token[] = [];
  const found: Found = { labels: [], assignees: [], project: [], priority: [] };
  let before: Mark | undefined;
  for (const token of tokens) {
    const mark = markOf(line, token, STYLES[cutting.style]);
    if (!mark || isStray(mark, before)) rest.push(token);
    else take(mark, { rest, found, words: cutting.words });
    if (mark && token.marks === ',') endPiece(rest);
    before = mark;
  }
  const isContradiction = found.project.length > 1 || found.priority.length > 1;
  return isContradiction ? undefined : { rest, fields: fieldsOf(found, cutting.marks) };
}

/** "milk *food, eggs": the comma behind a mark ends what the mark belongs to. */
function endPiece(rest: Token[]): void {
  const last = rest.at(-1);
  if (last?.marks === '') rest[rest.length - 1] = { ...last, marks: ',' };
}

/** No service here keeps sections: one right behind its project goes with it, elsewhere it is text. */
const isStray = ([kind]: Mark, before: Mark | undefined): boolean =>
  kind === 'section' && before?.[0] !== 'project';

interface Taking {
  readonly rest: Token[];
  readonly found: Found;
  readonly words: PartWords | undefined;
}

function take([kind, value]: Mark, { rest, found, words }: Taking): void {
  if (kind === 'section') return;
  dropLeading(rest, words?.beforeMarks[kind] ?? []);
  found[kind].push(value);
}

function fieldsOf({ labels, assignees, project, priority }: Found, marks: Marks): Marked['fields'] {
  const said: readonly (readonly [string, unknown])[] = [
    ...(labels.length > 0 ? [[marks.labels, [...new Set(labels)]] as const] : []),
    ...(assignees.length > 0 ? [[marks.assignees, [...new Set(assignees)]] as const] : []),
    ...project.map((name) => [marks.project, name] as const),
    ...priority.map((number) => [marks.priority, Number(number)] as const),
  ];
  return Object.fromEntries(said);
}

/** The words that lead to a mark say nothing without it; a title that is nothing but them keeps them. */
function dropLeading(rest: Token[], leading: readonly string[]): void {
  const length = lengthAtEnd(rest, leading);
  if (length < rest.length && rest.at(-1)?.marks === '') rest.length -= length;
}

function markOf(line: string, token: Token, { signs, forms, priorities }: Style): Mark | undefined {
  if (token.quoted !== undefined) {
    const field = token.sign === undefined ? undefined : ownOf(signs, token.sign);
    const name = spoken(line, [token]);
    return field === undefined || name === '' ? undefined : [field, name];
  }
  const said = line.slice(token.start, token.end);
  const priority = ownOf(priorities, said.toLowerCase());
  if (priority !== undefined) return ['priority', String(priority)];
  for (const [kind, form] of forms) {
    const name = form.exec(said)?.[1];
    if (name !== undefined) return [kind, name];
  }
  return undefined;
}

const ownOf = <Held>(record: Readonly<Record<string, Held>>, key: string): Held | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** A name without the sign that may stand in front of it. */
export const withoutSign = (name: string): string => name.replace(/^[*+@#](?=[\p{L}\p{N}\p{S}])/u, '');

/** `\*bold` is a word with a star: the sign that says so is no part of it. */
export const unescaped = (text: string): string => text.replace(/(^|\s)\\(?=[*+@!#/])/gu, '$1');

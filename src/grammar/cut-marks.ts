import type { Marks } from '../core/slot.ts';
import { spoken, type Token } from './tokens.ts';

export interface Marked {
  /** The words without the marks. */
  readonly rest: readonly Token[];
  readonly fields: Readonly<Record<string, unknown>>;
}

const PRIORITY = /^!([1-5])$/;
/** A sign and a name behind it; `*bold*`, `+49` and `@alice:example.org` are none. */
const LABEL = /^\*([\p{L}\p{N}\p{Extended_Pictographic}][^\s*]*)$/u;
const PROJECT = /^\+([\p{L}\p{Extended_Pictographic}][^\s+]*)$/u;
const WHO = /^@([\p{L}\p{N}][\p{L}\p{N}._-]*)$/u;

type Kind = 'labels' | 'assignees' | 'project' | 'priority';
type Found = Readonly<Record<Kind, string[]>>;
type Mark = readonly [kind: Kind, value: string];

/**
 * Takes `*label`, `+project`, `!4` and `@who` out of a title, wherever they stand. Undefined when two of them
 * contradict each other.
 */
export function cutMarks(line: string, tokens: readonly Token[], marks: Marks): Marked | undefined {
  const rest: Token[] = [];
  const found: Found = { labels: [], assignees: [], project: [], priority: [] };
  for (const token of tokens) {
    const [kind, value] = markOf(line, token) ?? [];
    if (kind === undefined || value === undefined) rest.push(token);
    else found[kind].push(value);
  }
  const { labels, assignees, project, priority } = found;
  if (project.length > 1 || priority.length > 1) return undefined;
  const said: readonly (readonly [string, unknown])[] = [
    ...(labels.length > 0 ? [[marks.labels, labels] as const] : []),
    ...(assignees.length > 0 ? [[marks.assignees, assignees] as const] : []),
    ...project.map((name) => [marks.project, name] as const),
    ...priority.map((number) => [marks.priority, Number(number)] as const),
  ];
  return { rest, fields: Object.fromEntries(said) };
}

const SIGNED = { '*': 'labels', '+': 'project', '@': 'assignees' } as const;

function markOf(line: string, token: Token): Mark | undefined {
  if (token.quoted !== undefined) {
    const { sign } = token;
    const name = spoken(line, [token]);
    return (sign === '*' || sign === '+' || sign === '@') && name !== '' ? [SIGNED[sign], name] : undefined;
  }
  const said = line.slice(token.start, token.end);
  const priority = PRIORITY.exec(said)?.[1];
  if (priority !== undefined) return ['priority', priority];
  return named('labels', LABEL, said) ?? named('project', PROJECT, said) ?? named('assignees', WHO, said);
}

function named(field: Kind, form: RegExp, said: string): Mark | undefined {
  const name = form.exec(said)?.[1];
  return name === undefined ? undefined : [field, name];
}

/** A name without the sign that may stand in front of it. */
export const withoutSign = (name: string): string => name.replace(/^[*+@](?=[\p{L}\p{N}\p{S}])/u, '');

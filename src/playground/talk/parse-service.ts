import { isFaultName } from '../vikunja/faults.ts';
import { generations } from '../vikunja/generation.ts';
import { type Check, type ServiceAct, type Step, TalkMistake } from './talk-step.ts';

const NAME = '[a-z][a-z0-9_.-]{0,30}';
const QUOTED = '"([^"]{1,1000})"';
const WORK = new RegExp(`^vikunja (${NAME}): (set|add|delete|comment) ${QUOTED}(?: (.+))?$`);
const FIELD = /([a-z]+)=(?:"([^"]*)"|(\S+))/g;
const FIELDS = new Set([
  'title',
  'due',
  'start',
  'end',
  'description',
  'priority',
  'done',
  'project',
  'labels',
]);

/** `vikunja carol: set "Book hotel" due=2026-11-24`, and what a talk states about services and lines. */
export function parseService(content: string, line: number): Step {
  const check = checkIn(content);
  if (check) return { kind: 'check', line, check };
  const [, who, verb, title = '', rest = ''] = WORK.exec(content) ?? [];
  if (who === undefined)
    throw new TalkMistake(
      line,
      `"${content}" is neither done nor stated; for example: ${EXAMPLES.join(' · ')}`,
    );
  return { kind: 'service', line, who, act: actOf({ verb: verb ?? '', title, rest, line }) };
}

const EXAMPLES = [
  '-- vikunja carol: set "Book hotel" due=2026-11-24',
  '-- vikunja has 1 "buy stamps"',
  '-- line 1 is redacted',
];

interface Work {
  readonly verb: string;
  readonly title: string;
  readonly rest: string;
  readonly line: number;
}

function actOf({ verb, title, rest, line }: Work): ServiceAct {
  if (verb === 'delete') return { kind: 'delete', title };
  if (verb === 'comment') {
    const text = new RegExp(`^${QUOTED}$`).exec(rest)?.[1];
    if (text === undefined)
      throw new TalkMistake(line, 'which comment? It stands in quotes behind the title');
    return { kind: 'comment', title, text };
  }
  const fields = Object.fromEntries(
    [...rest.matchAll(FIELD)].map(([, name = '', quoted, bare]) => [name, quoted ?? bare ?? '']),
  );
  const unknown = Object.keys(fields).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) throw new TalkMistake(line, `a task has no field ${unknown}`);
  if (rest.replaceAll(FIELD, '').trim() !== '')
    throw new TalkMistake(line, `fields are written like this: due=2026-11-24 title="two words"`);
  return { kind: verb === 'add' ? 'add' : 'set', title, fields };
}

const CHECKS: readonly (readonly [RegExp, (match: readonly (string | undefined)[]) => Check])[] = [
  [
    /^line (\d{1,4}) is redacted( before any service is asked)?$/,
    ([, target, before]) => ({
      kind: 'redacted',
      target: Number(target),
      beforeAnyService: before !== undefined,
    }),
  ],
  [
    /^line (\d{1,4}) has no reactions of eis$/,
    ([, target]) => ({ kind: 'no reactions', target: Number(target) }),
  ],
  [/^line (\d{1,4}) ends (.+)$/, ([, target, text = '']) => ({ kind: 'ends', target: Number(target), text })],
  [
    /^vikunja has (\d{1,4}) "([^"]{1,1000})"$/,
    ([, count, title = '']) => ({ kind: 'has', count: Number(count), title }),
  ],
  [
    /^line (\d{1,4}) is the file (\S{1,200})$/,
    ([, target, name = '']) => ({ kind: 'brings', target: Number(target), name }),
  ],
  [
    /^vikunja has (\S+(?: and \S+)*|nothing) on "([^"]{1,1000})"$/,
    ([, names = '', title = '']) => ({
      kind: 'hangs',
      title,
      names: names === 'nothing' ? [] : names.split(' and '),
    }),
  ],
  [/^vikunja is noted$/, () => ({ kind: 'note' })],
  [/^vikunja is as noted$/, () => ({ kind: 'as noted' })],
  [
    /^vikunja was asked at most (\d{1,4}) times since line (\d{1,4})$/,
    ([, most, since]) => ({ kind: 'asked', most: Number(most), since: Number(since) }),
  ],
];

function checkIn(content: string): Check | undefined {
  for (const [pattern, read] of CHECKS) {
    const match = pattern.exec(content);
    if (match) return read(match);
  }
  return undefined;
}

export function parseFault(rest: string, line: number): Step {
  if (rest === 'off') return { kind: 'no faults', line };
  const [name = '', once] = rest.split(/\s+/);
  if (!isFaultName(name) || (once !== undefined && once !== 'once'))
    throw new TalkMistake(line, 'which fault? Say: -- fault drop-answer once, or -- fault off');
  return { kind: 'fault', line, name, once: once === 'once' };
}

/** The versions of Vikunja that a talk is written for. */
export function parseVersions(rest: string, line: number): Step {
  const versions = generations.filter((one) => rest.split(/\s+/).includes(one));
  if (versions.length === 0 || versions.join(' ') !== rest)
    throw new TalkMistake(line, `which versions? Say one or more of: -- versions ${generations.join(' ')}`);
  return { kind: 'versions', line, versions };
}

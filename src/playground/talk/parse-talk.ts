import { dayFrom, isTimeZone } from '../../core/time.ts';
import { parseModel } from './parse-model.ts';
import { parseFault, parseService, parseVersions } from './parse-service.ts';
import { type Act, type Step, TalkMistake, type Where } from './talk-step.ts';

/** A person's name, as it stands in their user id. */
const NAME = '[a-z][a-z0-9_.-]{0,30}';
const PLACE = `dm(?:\\(${NAME}\\))?|#[a-z][a-z0-9_-]{0,30}`;
const SAID = new RegExp(`^(${NAME}) @ (${PLACE}): ?(.*)$`);
const EXPECTED = new RegExp(`^= eis @ (${PLACE}) (text|notice)(?: (.*))?$`);
const CONTINUED = /^=(?: {0,3}(.*))?$/;
const CLOCK = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?: (\S+))?$/;
const MEMBER = new RegExp(`^(${NAME}) (${PLACE})$`);

/**
 * Reads a talk. Empty lines and lines that begin with `# ` are for people. Throws `TalkMistake` with the number of the line.
 * The language is described in `src/acceptance/talks/README.md`.
 */
export function parseTalk(text: string): readonly Step[] {
  const steps: Step[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const content = raw.trimEnd();
    if (content === '' || content === '#' || content.startsWith('# ')) continue;
    if (content.startsWith('=') && !content.startsWith('= eis @')) continueExpected(steps, content, line);
    else if (content.startsWith(':')) continueSaid(steps, content, line);
    else steps.push(parseLine(content, line));
  }
  return steps;
}

function parseLine(content: string, line: number): Step {
  if (content.startsWith('--')) return parseDirective(content.slice(2).trim(), line);
  const expected = EXPECTED.exec(content);
  if (expected) return expectation(expected, line);
  const said = SAID.exec(content);
  if (!said)
    throw new TalkMistake(line, `"${content}" is neither said, nor expected (=), nor a directive (--)`);
  const [, who = '', place = '', text = ''] = said;
  if (who === 'eis')
    throw new TalkMistake(line, 'eis speaks for itself; what it is expected to say begins with =');
  return { kind: 'does', line, who, where: whereOf(place), act: actOf(text) };
}

function expectation([, place = '', type, text = '']: RegExpExecArray, line: number): Step {
  return {
    kind: 'expects',
    line,
    where: whereOf(place),
    type: type === 'text' ? 'text' : 'notice',
    text: text.trim(),
  };
}

function continueExpected(steps: Step[], content: string, line: number): void {
  const last = steps.at(-1);
  const continued = CONTINUED.exec(content);
  if (last?.kind !== 'expects' || !continued)
    throw new TalkMistake(line, 'a line that begins with = continues "= eis @ …", and none stands before it');
  steps[steps.length - 1] = { ...last, text: `${last.text}\n${continued[1] ?? ''}` };
}

/** One space behind the colon; what follows is set in as it is said. */
function continueSaid(steps: Step[], content: string, line: number): void {
  const last = steps.at(-1);
  if (last?.kind !== 'does' || !('text' in last.act))
    throw new TalkMistake(
      line,
      'a line that begins with : goes on with what a person says, and nobody speaks before it',
    );
  const text = `${last.act.text}\n${content.slice(1).replace(/^ /, '')}`;
  steps[steps.length - 1] = { ...last, act: { ...last.act, text } };
}

function whereOf(place: string): Where {
  if (place.startsWith('#')) return { kind: 'shared', name: place };
  return { kind: 'dm', with: /^dm\((.*)\)$/.exec(place)?.[1] };
}

function actOf(text: string): Act {
  const reaction = /^reacts (\S+) (\d{1,4})$/.exec(text);
  if (reaction) return { kind: 'reacts', symbol: reaction[1] ?? '', target: Number(reaction[2]) };
  const redaction = /^redacts (\d{1,4})$/.exec(text);
  if (redaction) return { kind: 'redacts', target: Number(redaction[1]) };
  const file = /^sends (\S+\.[a-z]{3})(?: (.+))?$/.exec(text);
  if (file) return { kind: 'sends', name: file[1] ?? '', text: file[2] ?? '' };
  return relatedIn(text) ?? { kind: 'says', text };
}

function relatedIn(text: string): Act | undefined {
  const relation = /^(edits|reply|thread) (\d{1,4}) (.+)$/.exec(text);
  if (!relation) return undefined;
  const [, verb, target, said = ''] = relation;
  const kind = verb === 'edits' ? 'edits' : verb === 'reply' ? 'replies' : 'thread';
  return { kind, target: Number(target), text: said };
}

function parseDirective(content: string, line: number): Step {
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(content) ?? [];
  switch (word) {
    case 'clock':
      return parseClock(rest, line);
    case 'seed':
      if (rest === '') throw new TalkMistake(line, 'which file? Say: -- seed people.json');
      return { kind: 'seed', line, file: rest };
    case 'models':
      if (rest === '') throw new TalkMistake(line, 'which file? Say: -- models models.json');
      return { kind: 'models', line, file: rest };
    case 'model':
      return parseModel(rest, line);
    case 'restart':
    case 'kill':
      if (rest !== 'eis') throw new TalkMistake(line, `only eis can be told to ${word}: -- ${word} eis`);
      return { kind: word, line };
    case 'join':
    case 'leave':
    case 'kick':
      return parseMember(word, rest, line);
    case 'encrypt':
      if (!new RegExp(`^(?:${PLACE})$`).test(rest))
        throw new TalkMistake(line, 'which room? Say: -- encrypt dm(alice)');
      return { kind: 'encrypt', line, where: whereOf(rest) };
    case 'versions':
      return parseVersions(rest, line);
    case 'vikunja':
    case 'line':
      return parseService(`${word} ${rest}`, line);
    case 'fault':
      return parseFault(rest, line);
    default:
      throw new TalkMistake(line, `there is no directive "-- ${word}"`);
  }
}

function parseClock(rest: string, line: number): Step {
  const [, day = '', time = '', zone] = CLOCK.exec(rest) ?? [];
  if (!dayFrom(day) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new TalkMistake(line, 'a clock is set like this: -- clock 2026-11-20T09:12 Europe/Berlin');
  if (zone !== undefined && !isTimeZone(zone)) throw new TalkMistake(line, `${zone} is no time zone`);
  return { kind: 'clock', line, day, time, zone };
}

function parseMember(kind: 'join' | 'leave' | 'kick', rest: string, line: number): Step {
  const [, who, place] = MEMBER.exec(rest) ?? [];
  if (who === undefined || place === undefined)
    throw new TalkMistake(line, `who, and where? Say: -- ${kind} carol #team`);
  return { kind, line, who, where: whereOf(place) };
}

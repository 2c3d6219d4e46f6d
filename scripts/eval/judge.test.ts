import { describe, expect, it } from '@jest/globals';
import { type Actual, judge } from './judge.ts';
import { readFile } from './read-sentences.ts';

const isWrite = (action: string): boolean => !action.endsWith('.list');

function judged(line: string, actual: Actual) {
  const [sentence] = readFile('en/x.txt', line).sentences;
  if (!sentence) throw new Error(`no sentence: ${line}`);
  return judge(sentence, actual, isWrite);
}

const model: Actual = { to: 'model', calls: [] };
const calls = (action: string, input: unknown): Actual => ({ to: 'phrase', calls: [{ action, input }] });

describe('judging how a sentence was read', () => {
  it('C12 is right when an alternative fits in every field', () => {
    const line = 'x => task.add title="milk" labels=errand | model';
    expect(judged(line, calls('task.add', { title: 'milk', labels: ['errand'] }))).toMatchObject({
      verdict: 'right',
      isWrongWrite: false,
      isHarm: false,
    });
    expect(judged(line, model).verdict).toBe('right');
    expect(judged('x => task.add title="milk"', model).verdict).toBe('to model');
  });

  it('C12 says of each field whether it is right, wrong, missing or too much', () => {
    const { verdict, slots } = judged(
      'x => task.add title="milk" due=2026-11-21 priority=4 project?="shop"',
      calls('task.add', { title: 'milk tomorrow', priority: 4, labels: ['a'] }),
    );
    expect(verdict).toBe('wrong');
    expect(slots).toEqual([
      { name: 'title', verdict: 'wrong' },
      { name: 'due', verdict: 'missing' },
      { name: 'priority', verdict: 'right' },
      { name: 'labels', verdict: 'extra' },
    ]);
  });

  it('C12 compares titles letter by letter, names by their words, and instants by their moment', () => {
    const { slots } = judged(
      'x => task.add title="Milk" project="Résumés" due=2026-11-27T10:00 start=*',
      calls('task.add', {
        title: 'milk',
        project: 'the resumes',
        due: '2026-11-27T09:00:00+00:00',
        start: '2026-11-20',
      }),
    );
    expect(slots.map(({ verdict }) => verdict)).toEqual(['wrong', 'right', 'right', 'right']);
  });

  it('C12 compares items in their order, and weekdays in any', () => {
    const line = 'x => task.add items=["a",{"title":"b","items":["c"]}] repeat=(every week on monday friday)';
    const repeat = { every: 1, unit: 'week', on: ['friday', 'monday'] };
    const [a, b] = [{ title: 'a' }, { title: 'b', items: [{ title: 'c' }] }];
    expect(judged(line, calls('task.add', { items: [a, b], repeat })).verdict).toBe('right');
    expect(judged(line, calls('task.add', { items: [b, a], repeat })).verdict).toBe('wrong');
  });

  it('C12 a write is a wrong one where no right answer writes', () => {
    const added = calls('task.add', { title: 'x' });
    expect(judged('x => model', added)).toMatchObject({ isWrongWrite: true, mustNotWrite: true });
    expect(judged('x => task.list', added)).toMatchObject({ isWrongWrite: true });
    expect(judged('x => none', calls('task.list', {}))).toMatchObject({
      isWrongWrite: false,
      verdict: 'right',
    });
    expect(judged('x => model | task.add title="y"', added)).toMatchObject({
      isWrongWrite: false,
      mustNotWrite: false,
    });
  });

  it('C12 a write to something else than was asked for does harm', () => {
    const line = 'x => task.done which=2';
    expect(judged(line, calls('task.remove', { which: 2 })).isHarm).toBe(true);
    expect(judged(line, calls('task.done', { which: 3 })).isHarm).toBe(true);
    expect(judged(line, calls('task.list', {})).isHarm).toBe(false);
    expect(judged('x => task.add title="a"', calls('task.add', { title: 'b' })).isHarm).toBe(false);
  });

  it('C12 a reader that throws is never right', () => {
    const broken: Actual = { to: 'error', calls: [], error: 'Error: x' };
    expect(judged('x => none', broken).verdict).toBe('wrong');
    expect(judged('x => model', broken).verdict).toBe('wrong');
  });
});

import { readValue } from './read-value.ts';
import type { EvalSentence, Expectation, ExpectedCall, ExpectedField } from './sentence.ts';
import { splitOutside } from './split-outside.ts';

const ACTION = /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/;
/** Actions of one word are told apart from outcomes by these names. */
const OUTCOMES = ['model', 'nobody', 'mistake', 'none'] as const;

/** What stands right of `=>`. Throws, with words for a person, on what is not of the form. */
export function readExpectations(written: string, timeZone: string): EvalSentence['expected'] {
  const [first, ...others] = splitOutside(written, ' | ').map((one) => readExpectation(one.trim(), timeZone));
  if (!first) throw new Error('nothing stands right of the arrow');
  return [first, ...others];
}

function readExpectation(written: string, timeZone: string): Expectation {
  const outcome = OUTCOMES.find((one) => one === written);
  if (outcome) return { to: outcome };
  return {
    to: 'calls',
    calls: splitOutside(written, ' ; ').map((call) => readCall(call.trim(), timeZone)),
  };
}

function readCall(written: string, timeZone: string): ExpectedCall {
  const [action = '', ...fields] = splitOutside(written, ' ').filter((piece) => piece !== '');
  if (!ACTION.test(action)) throw new Error(`“${action}” is no action`);
  return { action, fields: fields.map((field) => readField(field, timeZone)) };
}

const FIELD = /^([a-z]+(?:\.[a-z]+)?)(\?)?=(.+)$/s;
const LISTS = new Set(['labels', 'assignees', 'reminders', 'clear']);

function readField(written: string, timeZone: string): ExpectedField {
  const [, name = '', optional, values = ''] = FIELD.exec(written) ?? [];
  if (name === '') throw new Error(`“${written}” is no field=value`);
  const isOptional = optional !== undefined;
  if (values === '*') return { name, values: 'any', isOptional };
  const listed = (value: unknown): unknown =>
    LISTS.has(name.split('.').at(-1) ?? '') && !Array.isArray(value) ? [value] : value;
  const all = splitOutside(values, '|').map((value) => listed(readValue(value, timeZone)));
  return { name, values: all, isOptional };
}

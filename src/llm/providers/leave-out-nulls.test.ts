import { describe, expect, it } from '@jest/globals';
import { leaveOutNulls } from './leave-out-nulls.ts';

const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

describe('what a small model need not say', () => {
  it('C2 whatever may be null is left to it, at every depth', () => {
    const text = { type: ['string', 'null'] };
    const call = { action: { type: 'string', enum: ['task.add'] }, title: text, due: text };
    const schema = (required: readonly string[], inner: readonly string[]) =>
      object(
        { verdict: { type: 'string' }, calls: { type: 'array', items: object(call, inner) }, ask: text },
        required,
      );
    expect(leaveOutNulls(schema(['verdict', 'calls', 'ask'], ['action', 'title', 'due']))).toEqual(
      schema(['verdict', 'calls'], ['action']),
    );
  });

  it.each([undefined, null, 'json', { type: 'string', enum: ['a', null] }, [1]])(
    'leaves the rest as it is: %j',
    (schema) => {
      expect(leaveOutNulls(schema)).toEqual(schema);
    },
  );
});

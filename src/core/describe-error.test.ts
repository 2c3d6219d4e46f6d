import { expect, it } from '@jest/globals';
import { describeError } from './describe-error.ts';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return describeError(error);
  }
}

it('U2 names class, code and place of an error and never its words', () => {
  expect(JSON.stringify(parse('marker-zanzibar'))).not.toContain('zanzibar');
  expect(parse('marker-zanzibar')).toMatchObject({ error: 'SyntaxError' });
  const error = Object.assign(new Error('duplicate key (marker-zanzibar)'), {
    code: '23505',
    detail: 'marker-zanzibar',
  });
  expect(describeError(error)).toEqual({
    error: 'Error',
    code: '23505',
    at: expect.stringMatching(/^core\/describe-error\.test\.ts:\d+$/),
  });
  expect(
    describeError(Object.assign(new Error('x'), { code: 'two words', name: 'a text', stack: 5 })),
  ).toEqual({
    error: 'object',
    code: undefined,
    at: undefined,
  });
  expect(describeError('marker-zanzibar')).toEqual({ error: 'string', code: undefined, at: undefined });
  expect(describeError(null)).toEqual({ error: 'object', code: undefined, at: undefined });
});

import { describe, expect, it } from '@jest/globals';
import { matches } from './matches.ts';

describe('comparing what eis said', () => {
  it.each([
    ['hello', 'hello', true],
    ['hello', 'hello ', true],
    ['hello', 'hello!', false],
    ['a\nb', 'a', false],
    ['eis {version}', 'eis 0.1.0', true],
    ['eis {version}', 'eis ', false],
    ['{link} and {link}', 'https://a/1 and https://b/2', true],
    ['{link} and {link}', ' and https://b/2', false],
    ['Reference {ref}.', 'Reference abcd2345.', true],
    ['Reference {ref}.', 'Reference abcd2345', false],
    ['Say allow {code}, or {id} more', 'Say allow X, or y more', true],
    ['{name}', '{name}', true],
    ['{name}', 'Alice', false],
    ['.*', 'anything', false],
    ['{id}{id}', 'a', false],
    ['a{id}\nb', 'ax\ny\nb', false],
    ['Hello{anything}', 'Hello Alice\nmore', true],
    ['a\nHello{anything}', 'a\nHello', true],
    ['Hello{anything}', 'Hell', false],
    ['a\nb{anything}', 'a', false],
  ])('%j against %j is %s', (expected, got, fits) => {
    expect(matches(expected, got)).toBe(fits);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type Pattern, parsePattern } from './pattern.ts';

/** All sentences of a pattern, slots in braces. */
function sentencesOf(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'word':
      return [pattern.word];
    case 'slot':
      return [`{${pattern.field}}`];
    case 'choice':
      return pattern.options.flatMap(sentencesOf);
    case 'sequence':
      return pattern.parts.reduce<readonly string[]>(
        (before, part) => before.flatMap((start) => sentencesOf(part).map((end) => `${start} ${end}`.trim())),
        [''],
      );
  }
}

const classes = {
  list: 'list|to-do list|<things>',
  things: 'tasks|todos',
  circle: 'a|<circle>',
  held: 'a {x}',
};
const read = (text: string) => sentencesOf(parsePattern(text, classes));

describe('a phrase', () => {
  it.each([
    ['add {title}', ['add {title}']],
    ["What's due", ['whats due']],
    ['(add|put on) {a}', ['add {a}', 'put on {a}']],
    ['add [a|the] {a}', ['add a {a}', 'add the {a}', 'add {a}']],
    ['add [a [new]] {a}', ['add a new {a}', 'add a {a}', 'add {a}']],
    ['my <list>', ['my list', 'my to-do list', 'my tasks', 'my todos']],
    ['(label {a} with|tag) {add.labels}', ['label {a} with {add.labels}', 'tag {add.labels}']],
    ['füge {a} hinzu', ['fuge {a} hinzu', 'fuege {a} hinzu']],
    ['tasks|todos', ['tasks', 'todos']],
  ])('%j says %j', (text, sentences) => {
    expect(read(text)).toEqual(sentences);
  });

  it.each([
    ['', 'nothing at all'],
    ['[add]', 'nothing at all'],
    ['add ()', 'a group holds nothing'],
    ['add (a|)', 'a group holds nothing'],
    ['(add {a}', 'a ")" is missing'],
    ['add [a)', 'a "]" is missing'],
    ['add a)', '")" closes nothing'],
    ['add {a b}', '"{" is no word'],
    ['add {}', '"{}" is no word'],
    ['re(open|do)', 'a space is missing before "("'],
    ['add {a}{b}', 'a space is missing before "{b}"'],
    ['what is due?', '"due?" is no word'],
    ['my <lists>', 'no class <lists>'],
    ['my <circle>', 'holds itself'],
    ['my <held>', 'holds a slot'],
  ])('%j is a mistake that is told: %s', (text, what) => {
    expect(() => read(text)).toThrow(what);
  });
});

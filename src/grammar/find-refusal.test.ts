import { describe, expect, it } from '@jest/globals';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import { polish } from './languages/polish.ts';
import { spanish } from './languages/spanish.ts';
import { createParse } from './parse.ts';

const parse = createParse(declaredActions, { en: english, de: german, es: spanish, pl: polish });

function becauseOf(text: string, language?: string): string | undefined {
  const reading = parse(text, {
    now: friday,
    timeZone: 'UTC',
    ...(language === undefined ? {} : { language }),
  });
  return reading.to === 'model' ? reading.because : reading.to;
}

describe('why a sentence that no phrase fits is no order', () => {
  it.each([
    ['en', "don't add milk"],
    ['en', 'please do not remove the second one'],
    ['en', 'never delete my tasks'],
    ['en', "I don't want you to delete this"],
    ['en', 'under no circumstances remove the invoice'],
    ['en', 'if it rains tomorrow shove the picnic to sunday'],
    ['de', 'du musst mich nicht erinnern'],
    ['de', 'ich habe nicht gesagt, dass du es löschen sollst'],
    ['es', 'no añadas leche a mi lista'],
    ['pl', 'nigdy nie dodawaj chleba'],
  ])('C3 a refusal or a condition, %s: %s', (language, text) => {
    expect(becauseOf(text, language)).toBe('not sure it is a request');
    expect(becauseOf(text)).toBe('not sure it is a request');
  });

  it.each([
    ['en', 'would there be any sense in moving the invoice?'],
    ['en', 'did I ever put milk anywhere?'],
    ['de', 'habe ich irgendwann an die Milch gedacht?'],
  ])('C3 a question, %s: %s', (language, text) => {
    expect(becauseOf(text, language)).toBe('a question about a write');
  });

  it.each([
    ['en', 'could you shove the invoice over to monday?'],
    ['en', "don't forget the milk"],
    ['en', 'no, shove it over to friday'],
    ['en', 'there is no bread left in this house'],
    ['de', 'vergiss die Milch nicht'],
    ['de', 'wir haben kein Brot mehr'],
  ])('C3 what may be meant as one is left open, %s: %s', (language, text) => {
    expect(becauseOf(text, language)).toBe('nothing fits');
  });
});

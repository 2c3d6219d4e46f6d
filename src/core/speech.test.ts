import { describe, expect, it } from '@jest/globals';
import { inLanguages } from './speech.ts';

const say = inLanguages(
  {
    nothing: 'nothing',
    added: (title: string) => `Added: ${title}`,
    tasks: (count: number) => (count === 1 ? 'task' : 'tasks'),
    lines: ['one', 'two'],
  },
  {
    de: {
      nothing: 'nichts',
      added: (title: string) => `Hinzugefügt: ${title}`,
      tasks: (count: number) => (count === 1 ? 'Aufgabe' : 'Aufgaben'),
    },
  },
);

describe('S1 the languages of the answers', () => {
  it.each([
    ['de', 'Hinzugefügt: Milch'],
    ['de-AT', 'Hinzugefügt: Milch'],
    ['DE', 'Hinzugefügt: Milch'],
    ['en-GB', 'Added: Milch'],
    ['fr', 'Added: Milch'],
    ['', 'Added: Milch'],
  ])('says it in the language %j', (language, sentence) => {
    expect(say(language).added('Milch')).toBe(sentence);
  });

  it('says in English what a language lacks, and names it', () => {
    expect(say('de').lines).toEqual(['one', 'two']);
    expect(say.missing).toEqual({ de: ['lines'] });
    expect(say('de').tasks(2)).toBe('Aufgaben');
  });

  it('compiles no sentence that takes something else, and none that English does not have', () => {
    const english = { added: (title: string) => `Added: ${title}` };
    // @ts-expect-error the English one takes a title
    inLanguages(english, { de: { added: (count: number) => `${count}` } });
    // @ts-expect-error a sentence is no number
    inLanguages(english, { de: { added: 1 } });
    // @ts-expect-error English has no such sentence
    expect(inLanguages(english, { de: { removed: () => '' } }).missing['de']).toEqual(['added']);
  });
});

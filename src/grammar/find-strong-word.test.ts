import { describe, expect, it } from '@jest/globals';
import { declaredActions } from '../testing/declared-actions.ts';
import { friday } from '../testing/tasks.ts';
import { czech } from './languages/czech.ts';
import { danish } from './languages/danish.ts';
import { dutch } from './languages/dutch.ts';
import { english } from './languages/english.ts';
import { finnish } from './languages/finnish.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { italian } from './languages/italian.ts';
import { norwegian } from './languages/norwegian.ts';
import { polish } from './languages/polish.ts';
import { portuguese } from './languages/portuguese.ts';
import { spanish } from './languages/spanish.ts';
import { swedish } from './languages/swedish.ts';
import { turkish } from './languages/turkish.ts';
import { createParse } from './parse.ts';

const languages = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
  pt: portuguese,
  pl: polish,
  sv: swedish,
  da: danish,
  nb: norwegian,
  fi: finnish,
  cs: czech,
  tr: turkish,
};
const parse = createParse(declaredActions, languages);

function strongIn(text: string, language?: string): string | undefined {
  const reading = parse(text, {
    now: friday,
    timeZone: 'Europe/Berlin',
    ...(language === undefined ? {} : { language }),
  });
  return reading.to === 'model' ? reading.strong : undefined;
}

describe('the words that ask for the strong model', () => {
  it.each([
    ['analyze my productivity this week', 'analyze'],
    ['Analyse my week', 'Analyse'],
    ['analyze', 'analyze'],
    ['plan my day', 'plan'],
    ['plan tomorrow', 'plan'],
    ['plan my friday', 'plan'],
    ['plan my friday for me please', 'plan'],
    ['plane meinen Freitag', 'plane'],
    ['help me plan my week', 'plan'],
    ['could you review how it went this week?', 'review'],
    ['please review last month', 'review'],
    ['give me an analysis of my week', 'analysis'],
    ['do a weekly review', 'weekly review'],
    ['analyze my productivity this week compared to last month', 'analyze'],
  ])('C5 %s', (text, word) => {
    expect(strongIn(text, 'en')).toBe(word);
  });

  it.each([
    'plan a party with Bob on my list',
    'plan a party this week',
    'plan the party for friday',
    'plan it for friday',
    'plan dentist on friday',
    'plan my friday party',
    'review the contract this week',
    'review pull request 12',
    'analyze the log file of this week',
    'analyze "my week"',
    "don't analyze my week",
    'if it rains plan my week',
    'should I plan my week?',
    'what is my plan for today',
    'add analyze the results of this week to my calendar',
    `analyze my week ${'again '.repeat(40)}`,
  ])('C5 a title, a refusal or something else is none: %s', (text) => {
    expect(strongIn(text, 'en')).toBeUndefined();
  });

  it('C3 a sentence that a phrase understands stays with the phrase', () => {
    const reading = parse('add plan my week', { now: friday, timeZone: 'UTC', language: 'en' });
    expect(reading).toMatchObject({
      to: 'phrase',
      calls: [{ action: 'task.add', input: { title: 'plan my week' } }],
    });
  });

  it.each([
    ['de', 'kannst du meine Woche analysieren?', 'plane eine Party mit Bob'],
    ['fr', 'analyse ma productivité cette semaine', 'planifie la fête de Bob'],
    ['es', 'planifica mi día', 'planifica la fiesta de Bob'],
    ['it', 'analizza la mia produttività di questa settimana', 'organizza la festa di Bob'],
    ['nl', 'analyseer mijn productiviteit deze week', 'plan een feest met Bob'],
    ['pt', 'planeja minha semana', 'planeja a festa do Bob'],
    ['pl', 'zaplanuj mój dzień', 'zaplanuj imprezę'],
    ['sv', 'analysera min produktivitet den här veckan', 'planera en fest med Bob'],
    ['da', 'planlæg min dag', 'planlæg en fest med Bob'],
    ['nb', 'planlegg dagen min', 'planlegg en fest med Bob'],
    ['fi', 'analysoi tuottavuuteni tällä viikolla', 'suunnittele juhlat'],
    ['cs', 'naplánuj můj den', 'naplánuj oslavu'],
    ['tr', 'bu haftaki üretkenliğimi analiz et', 'Bob ile parti planla'],
  ])('C5 %s: %s', (language, strong, title) => {
    expect(strongIn(strong, language)).toBeDefined();
    expect(strongIn(strong)).toBeDefined();
    expect(strongIn(title, language)).toBeUndefined();
  });

  it('C5 every language has such words', () => {
    const all = Object.entries(languages);
    expect(all.length).toBeGreaterThan(10);
    for (const [, words] of all) expect(words).toHaveProperty('strong.about');
  });

  it('C5 another language than the chosen one counts as well', () => {
    expect(strongIn('analyze my productivity this week', 'de')).toBe('analyze');
  });
});

import { describe, expect, it } from '@jest/globals';
import { parse } from './explain.ts';

const NOW = { now: new Date('2026-11-20T08:12:00Z'), timeZone: 'Europe/Berlin' };

describe('where people say they are', () => {
  it.each([
    ['en', 'I live in Lisbon', 'Lisbon'],
    ['en', 'I am in New York', 'New York'],
    ['en', "I'm in New York now", 'New York'],
    ['en', 'we are on Tokyo time now', 'Tokyo'],
    ['en', 'We have moved to Hamburg.', 'Hamburg'],
    ['en', 'I am in America/New_York', 'America/New_York'],
    ['de', 'ich wohne in Hamburg', 'Hamburg'],
    ['de', 'ich bin jetzt in New York', 'New York'],
    ['de', 'wir sind nach München gezogen', 'München'],
  ])('L6 is their time zone (%s): %s', (language, text, value) => {
    const reading = parse(text, { ...NOW, language });
    expect('calls' in reading ? reading.calls : []).toEqual([
      expect.objectContaining({ action: 'settings.set', input: { name: 'time zone', value } }),
    ]);
  });

  it.each([
    'I live in constant fear',
    'I am in trouble',
    'I am in a meeting',
    'I live in a nice place',
    'we are on time now',
    'I am in Berlin tomorrow',
    'I was in Berlin',
    'I will be in London',
    'I am in Berlin?',
    'I am not in Berlin',
    'if I am in Berlin',
    'my sister lives in Berlin',
    'ich bin in Eile',
    'ich wohne in einer WG',
    'ich war in Hamburg',
    'ich bin in Hamburg?',
    'ich bin morgen in Hamburg',
  ])('L6 is no setting: %s', (text) => {
    for (const language of [undefined, 'en', 'de'])
      expect(parse(text, { ...NOW, ...(language === undefined ? {} : { language }) })).toMatchObject({
        to: 'model',
      });
  });
});

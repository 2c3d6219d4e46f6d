import { describe, expect, it } from '@jest/globals';
import { drawFrom, drawVariation, varied } from './vary-talk.ts';

const variation = {
  people: { alice: 'marta', bob: 'jonas' },
  things: { butter: 'oats' },
  host: 'plan.kestrel.example',
  zone: 'Asia/Kathmandu',
  days: 45,
};

describe('varying a talk', () => {
  it.each([
    ['alice @ dm: hi', 'marta @ dm: hi'],
    ['= eis @ dm(bob) text Hello Alice, I am eis.', '= eis @ dm(jonas) text Hello Marta, I am eis.'],
    ['alice @ dm: add butter, and Butter', 'marta @ dm: add oats, and Oats'],
    ['alice @ dm: add malice and buttercup', 'marta @ dm: add malice and buttercup'],
    ['-- clock 2026-11-20T09:12 Europe/Berlin', '-- clock 2027-01-04T09:12 Asia/Kathmandu'],
    ['=   due Fri 20 Nov 2026 (Europe/Berlin)', '=   due Mon 4 Jan 2027 (Asia/Kathmandu)'],
    ['alice @ dm: add butter on friday', 'marta @ dm: add oats on monday'],
    ['alice @ dm: add butter 2026-12-01', 'marta @ dm: add oats 2027-01-15'],
    ['=   due Wed 18 Nov', '=   due Sat 2 Jan'],
    ['=   due Wed 11 Nov', '=   due Sat 26 Dec 2026'],
    ['=   fällig Fr 20. Nov. 2026, 10:00', '=   fällig Mo 4. Jan. 2027, 10:00'],
    ['= eis @ dm text Fällig Fr 11. Dez.: 1 Aufgabe', '= eis @ dm text Fällig Mo 25. Jan.: 1 Aufgabe'],
    ['alice @ dm: was ist am Freitag fällig', 'marta @ dm: was ist am Montag fällig'],
    ['-- vikunja bob: set "Butter" due=2026-11-24', '-- vikunja jonas: set "Oats" due=2027-01-08'],
    [
      '=   Connection: my (default) · https://my.vikunja.io · account alice',
      '=   Connection: plan (default) · https://plan.kestrel.example · account marta',
    ],
    ['alice @ dm: add butter to my tasks', 'marta @ dm: add oats to my tasks'],
    ['alice @ dm: move my own list to my', 'marta @ dm: move my own list to plan'],
    ['  { "name": "my", "of": "alice" }', '  { "name": "plan", "of": "marta" }'],
  ])('%s', (line, expected) => {
    expect(varied(line, variation, '2026-11-20')).toBe(expected);
  });

  it('draws the same from the same seed, and gives nobody the name of somebody else', () => {
    const texts = [
      'alice @ dm: hi\nbob @ dm: hi\n-- join carol #team\n-- vikunja dora: delete "x"\n-- vikunja has 1 "y"',
      '{ "people": { "mallory": {} }, "services": { "https://a.example": { "accounts": [{ "name": "erin" }] } } }',
    ];
    const first = drawVariation(texts, drawFrom(7));
    expect(first).toEqual(drawVariation(texts, drawFrom(7)));
    expect(Object.keys(first.people).toSorted()).toEqual([
      'alice',
      'bob',
      'carol',
      'dora',
      'erin',
      'mallory',
    ]);
    expect(new Set(Object.values(first.people)).size).toBe(6);
    expect(drawVariation(texts, drawFrom(8))).not.toEqual(first);
  });
});

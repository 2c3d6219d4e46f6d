import { describe, expect, it } from '@jest/globals';
import { parseTalk } from './parse-talk.ts';

const mistake = (text: string): string => {
  try {
    parseTalk(text);
    return 'no mistake';
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
};

describe('the language of talks', () => {
  it('reads what is said, done and expected', () => {
    const text = [
      '# for people',
      '-- clock 2026-11-20T09:12 Europe/Berlin',
      "alice @ dm: what's due today",
      '= eis @ dm text 📋 Due Today: 2 tasks',
      '=   1. Send invoice',
      '=',
      '=   2. Water the plants',
      'bob @ #team: reacts ✅ 2',
      'alice @ dm(bob): reply 2 why?',
      '-- kill eis',
    ].join('\n');
    expect(parseTalk(text)).toEqual([
      { kind: 'clock', line: 2, day: '2026-11-20', time: '09:12', zone: 'Europe/Berlin' },
      {
        kind: 'does',
        line: 3,
        who: 'alice',
        where: { kind: 'dm' },
        act: { kind: 'says', text: "what's due today" },
      },
      {
        kind: 'expects',
        line: 4,
        where: { kind: 'dm' },
        type: 'text',
        text: '📋 Due Today: 2 tasks\n1. Send invoice\n\n2. Water the plants',
      },
      {
        kind: 'does',
        line: 8,
        who: 'bob',
        where: { kind: 'shared', name: '#team' },
        act: { kind: 'reacts', symbol: '✅', target: 2 },
      },
      {
        kind: 'does',
        line: 9,
        who: 'alice',
        where: { kind: 'dm', with: 'bob' },
        act: { kind: 'replies', target: 2, text: 'why?' },
      },
      { kind: 'kill', line: 10 },
    ]);
  });

  it('reads what is said in several lines, set in as it is', () => {
    expect(parseTalk('alice @ dm: add Party:\n: - cake\n:   - eggs\n:')).toMatchObject([
      { act: { kind: 'says', text: 'add Party:\n- cake\n  - eggs\n' } },
    ]);
    expect(mistake(': - cake')).toMatch('nobody speaks before it');
    expect(mistake('alice @ dm: redacts 3\n: - cake')).toMatch('nobody speaks before it');
  });

  it.each([
    ['alice @ dm: redacts 3', { kind: 'redacts', target: 3 }],
    ['alice @ dm: edits 3 add bread', { kind: 'edits', target: 3, text: 'add bread' }],
    ['alice @ dm: thread 1 and now', { kind: 'thread', target: 1, text: 'and now' }],
    ['alice @ dm: reacts badly to milk', { kind: 'says', text: 'reacts badly to milk' }],
    ['alice @ dm: add "a: b"', { kind: 'says', text: 'add "a: b"' }],
  ])('reads %s', (text, act) => {
    expect(parseTalk(text)).toMatchObject([{ kind: 'does', act }]);
  });

  it.each([
    [
      '-- vikunja carol: set "Book hotel" due=2026-11-24 title="Book the hotel"',
      {
        kind: 'service',
        who: 'carol',
        act: { kind: 'set', title: 'Book hotel', fields: { due: '2026-11-24', title: 'Book the hotel' } },
      },
    ],
    [
      '-- vikunja carol: delete "Book hotel"',
      { kind: 'service', act: { kind: 'delete', title: 'Book hotel' } },
    ],
    ['-- vikunja bob: comment "Call" "at 5?"', { kind: 'service', act: { kind: 'comment', text: 'at 5?' } }],
    ['-- fault drop-answer once', { kind: 'fault', name: 'drop-answer', once: true }],
    ['-- fault off', { kind: 'no faults' }],
    ['-- versions 1 2', { kind: 'versions', versions: ['1', '2'] }],
    ['-- line 1 is redacted', { check: { kind: 'redacted', target: 1, beforeAnyService: false } }],
    ['-- line 1 is redacted before any service is asked', { check: { beforeAnyService: true } }],
    ['-- line 2 has no reactions of eis', { check: { kind: 'no reactions', target: 2 } }],
    ['-- line 2 ends ✅ yes', { check: { kind: 'ends', target: 2, text: '✅ yes' } }],
    ['-- vikunja has 1 "buy stamps"', { check: { kind: 'has', count: 1, title: 'buy stamps' } }],
    ['-- vikunja is noted', { check: { kind: 'note' } }],
    ['-- vikunja is as noted', { check: { kind: 'as noted' } }],
    ['-- vikunja was asked at most 3 times since line 2', { check: { kind: 'asked', most: 3, since: 2 } }],
    ['-- models house.json', { kind: 'models', file: 'house.json' }],
    ['-- model down', { kind: 'model', model: 'local', fault: 'down', once: false }],
    ['-- model claude limited once', { kind: 'model', model: 'claude', fault: 'limited', once: true }],
    ['-- model claude is asked', { kind: 'asked', model: 'claude' }],
    ['-- model local up', { kind: 'model', model: 'local', fault: 'up' }],
    [
      '-- model claude was given 0 prompts since line 3',
      { check: { kind: 'prompts', model: 'claude', count: 0, since: 3 } },
    ],
    [
      '-- model llm.example was given 1 prompt',
      { check: { model: 'llm.example', count: 1, since: undefined } },
    ],
    [
      '-- model local never saw "Send invoice"',
      { check: { kind: 'saw', model: 'local', text: 'Send invoice', isExpected: false } },
    ],
    ['-- model claude saw "[person 1]"', { check: { kind: 'saw', text: '[person 1]', isExpected: true } }],
  ])('reads %s', (text, step) => {
    expect(parseTalk(text)).toMatchObject([step]);
  });

  it('takes nothing from what somebody says but its end of line', () => {
    expect(parseTalk('alice @ dm:   two  spaces \r\n')).toMatchObject([
      { act: { kind: 'says', text: '  two  spaces' } },
    ]);
  });

  it.each([
    ['-- fault hiccup', 'line 1: which fault? Say: -- fault drop-answer once, or -- fault off'],
    ['-- versions 3', 'line 1: which versions? Say one or more of: -- versions 0.24 1 2'],
    ['-- vikunja carol: set "Book hotel" colour=red', 'line 1: a task has no field colour'],
    [
      '-- vikunja carol: set "Book hotel" due 2026',
      'line 1: fields are written like this: due=2026-11-24 title="two words"',
    ],
    [
      '-- vikunja carol: comment "Book hotel" nice',
      'line 1: which comment? It stands in quotes behind the title',
    ],
    [
      '-- vikunja dances',
      'line 1: "vikunja dances" is neither done nor stated; for example: -- vikunja carol: set "Book hotel" due=2026-11-24 · -- vikunja has 1 "buy stamps" · -- line 1 is redacted',
    ],
    ['-- models', 'line 1: which file? Say: -- models models.json'],
    [
      '-- model claude dances',
      'line 1: what about the model? For example: -- model down · -- model claude limited once · -- model local up · -- model claude was given 0 prompts since line 3 · -- model local never saw "Send invoice"',
    ],
    ['-- dance', 'line 1: there is no directive "-- dance"'],
    ['-- clock tomorrow', 'line 1: a clock is set like this: -- clock 2026-11-20T09:12 Europe/Berlin'],
    [
      '-- clock 2026-02-30T09:12',
      'line 1: a clock is set like this: -- clock 2026-11-20T09:12 Europe/Berlin',
    ],
    ['-- clock 2026-11-20T09:12 Berlin', 'line 1: Berlin is no time zone'],
    ['-- join carol', 'line 1: who, and where? Say: -- join carol #team'],
    ['-- restart bob', 'line 1: only eis can be told to restart: -- restart eis'],
    ['eis @ dm: hello', 'line 1: eis speaks for itself; what it is expected to say begins with ='],
    ['\n=   more', 'line 2: a line that begins with = continues "= eis @ …", and none stands before it'],
    ['hello', 'line 1: "hello" is neither said, nor expected (=), nor a directive (--)'],
  ])('says what is wrong with %s', (text, sentence) => {
    expect(mistake(text)).toBe(sentence);
  });
});

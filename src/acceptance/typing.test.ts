import { describe, expect, it, jest } from '@jest/globals';
import { PATIENCE_MS, playTalk, read } from './play-talk.ts';

jest.setTimeout(PATIENCE_MS);

const play = async (talk: string, seed?: string): Promise<readonly string[]> => {
  const files = new Map([['typed.talk', talk], ...(seed === undefined ? [] : [[seed, read(seed)] as const])]);
  const { code, transcript } = await playTalk({ files, name: 'typed.talk', version: '2' });
  expect(code).toBe(0);
  return transcript.split('\n');
};

const TYPED = `-- clock 2026-11-20T09:12 Europe/Berlin
alice @ dm: hi
alice @ dm: add milk to my tasks
alice @ dm: add bread to my tasks
alice @ dm: list
alice @ dm: delete 2
alice @ dm: yes
alice @ dm: undo
alice @ dm: could you sort out my friday a bit
alice @ dm: what's due friday
alice @ dm: remind me in 5 minutes to leave
-- clock 2026-11-20T09:17
alice @ dm: later
-- clock 2026-11-20T09:27
alice @ dm: done
`;

/** What eis said to the words alone. */
const SAID = [
  '✅ Deleted: bread',
  '↩️ Taken back: ',
  'Due Fri 27 Nov: nothing',
  '⏰ leave',
  '⏰ Fri 20 Nov 2026, 09:27 (Europe/Berlin), here, for you.',
];

/** A sign that a person can tap, and what stands behind it. */
const SIGN = /(?:✅|❌|💤|✏️|\d\uFE0F\u20E3) ?(\S*)/gu;

describe('typing', () => {
  it('S2 is enough for everything: each sign that can be tapped has its word, and the word does the same', async () => {
    const lines = await play(TYPED);
    for (const said of SAID) expect(lines.join('\n')).toContain(said);
    expect(lines.some((line) => line.includes(' reacts '))).toBe(false);
    const offered = lines.flatMap((line) => [...line.matchAll(SIGN)].map(([, word]) => word ?? ''));
    expect(offered.length).toBeGreaterThan(8);
    for (const word of offered) expect(word).toMatch(/^[\p{L}\d]/u);
    expect(lines.join('\n')).not.toMatch(/<\/?(?:b|i|li|ol|ul|p|br|code|a|strong|em)\b/);
  });
});

describe('one name', () => {
  it('C4 answers each person from their own things, always as @eis', async () => {
    const lines = await play(
      `-- clock 2026-11-20T09:12 Europe/Berlin
-- seed 19-3-due-today.json
alice @ dm: hi
bob @ dm: hi
bob @ dm: add buy stamps today to my tasks
alice @ dm: what's due today
bob @ dm: what's due today
`,
      '19-3-due-today.json',
    );
    const senders = lines.flatMap((line) => /^\d+ +(\S+) +@/.exec(line)?.[1] ?? []);
    expect(new Set(senders)).toEqual(new Set(['alice', 'bob', 'eis']));
    const [first = '', second = ''] = lines
      .join('\n')
      .split(/@ dm +what's due today\n/)
      .slice(1);
    expect(first).toContain('Send invoice');
    expect(first).not.toContain('stamps');
    expect(second).toContain('stamps');
    expect(second).not.toContain('Send invoice');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ModelFault } from '../playground/models/model-faults.ts';
import { cases, filesOf, PATIENCE_MS, type PlayedTalk, playTalk, read } from './play-talk.ts';
import type { Held } from './hold-against-ledger.ts';

// What leaves the house for a cloud is what its owner can read in the ledger, byte for byte, and nothing leaves for anybody
// who did not agree. A proxy in front of scripted providers keeps every byte; every talk of the acceptance suite is held
// against the ledger in the same way (play-talk.ts).

const KEY = 'sk-ant-aaaabbbbccccdddd';
const OPENAI_KEY = 'sk-proj-aaaabbbbccccdddd1111';
const ENDPOINT_KEY = 'house-key-0123456789';
const ENDPOINT = 'https://llm.kestrel.example';

/** In the order in which the provider meets them; what ends a key comes last. */
const FAULTS: readonly ModelFault[] = [
  'closed',
  'slow',
  'huge',
  'cut',
  'html',
  'broken-json',
  'redirect',
  'not-found',
  'out-of-memory',
  'refusal',
  'words',
  'almost',
  'twice',
  'length',
  'tool-call',
  'error-line',
  'busy',
  'limited',
  'quota',
  'down',
  'wrong-key',
];

/** Half an hour later each time: what is left alone after a failure is asked again. */
const clockAt = (step: number): string => {
  const at = new Date(Date.UTC(2026, 10, 20, 9) + step * 1_800_000).toISOString();
  return `-- clock ${at.slice(0, 'yyyy-mm-ddThh:mm'.length)}`;
};

const QUESTION = 'analyze my productivity this week';

const FAULT_RUN = [
  '-- clock 2026-11-20T08:00 Europe/Berlin',
  '-- seed seed.json',
  '-- models models.json',
  // Somebody who agreed, and whose provider breaks in every way.
  'alice @ dm: hi',
  `alice @ dm: config claude ${KEY}`,
  'alice @ dm: yes',
  ...FAULTS.flatMap((fault, index) => [
    clockAt(index),
    `-- model claude ${fault}${fault === 'down' ? '' : ' once'}`,
    `alice @ dm: ${QUESTION}`,
    '-- model claude up',
  ]),
  // Again with a key that works; eis dies while the question is under way.
  `alice @ dm: config claude ${KEY}`,
  'alice @ dm: yes',
  clockAt(FAULTS.length),
  '-- model claude silent once',
  `alice @ dm: ${QUESTION}`,
  '-- model claude is asked',
  '-- kill eis',
  clockAt(FAULTS.length + 1),
  `alice @ dm: ${QUESTION}`,
  'alice @ dm: why full',
  'alice @ dm: ledger json',
  // A key, and no consent.
  'bob @ dm: hi',
  `bob @ dm: config claude ${KEY}`,
  'bob @ dm: no',
  `bob @ dm: ${QUESTION}`,
  // Somebody else's yes is none.
  'alice @ dm(bob): yes',
  // No key.
  'carol @ dm: hi',
  `carol @ dm: ${QUESTION}`,
  // Agreed, and took it back before anything was asked.
  'dave @ dm: hi',
  `dave @ dm: config claude ${KEY}`,
  'dave @ dm: yes',
  'dave @ dm: config claude off',
  `dave @ dm: ${QUESTION}`,
  // A key that no provider takes.
  'gina @ dm: hi',
  'gina @ dm: config claude sk-ant-0000111122223333',
  'gina @ dm: yes',
  `gina @ dm: ${QUESTION}`,
  // The other two ways to a cloud.
  'erin @ dm: hi',
  `erin @ dm: config openai ${OPENAI_KEY}`,
  'erin @ dm: yes',
  `erin @ dm: ${QUESTION}`,
  'erin @ dm: set cloud to everything',
  'erin @ dm: yes',
  'erin @ dm: could you shove the report over to monday',
  'frank @ dm: hi',
  `frank @ dm: config endpoint kestrel ${ENDPOINT}/v1 ${ENDPOINT_KEY} big`,
  'frank @ dm: yes',
  `frank @ dm: ${QUESTION}`,
].join('\n');

const NO_GRANT = ['bob', 'carol', 'dave', 'gina'].map((name) => `@${name}:example.org`);
const WITH_GRANT = ['alice', 'erin', 'frank'].map((name) => `@${name}:example.org`);

/** Stand in tasks; what is a secret must not leave, whatever it stands in. */
const SECRETS = [
  `tk_${'1f'.repeat(20)}`,
  '+49 170 1234567',
  'DE89370400440532013000',
  'mallory@evil.example',
];
const TASKS = [
  { title: 'Send invoice', due: '2026-11-18' },
  { title: `Use ${SECRETS[0] ?? ''} for the report`, due: '2026-11-19' },
  { title: `Call ${SECRETS[1] ?? ''} about ${SECRETS[2] ?? ''}`, due: '2026-11-20' },
  { title: `Write to ${SECRETS[3] ?? ''}`, due: '2026-11-20' },
];
const EVERYBODY = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'gina'];

const rules = [
  {
    when: '^Sentence: "could you shove the report over to monday"',
    answer: {
      verdict: 'do',
      calls: [{ action: 'task.move', which: 'the report', due: 'monday' }],
      ask: null,
    },
  },
  { answer: { text: 'Something waits since Wednesday.', calls: [] }, tokens: { sent: 900, received: 40 } },
];

const FILES = new Map([
  ['fault-run.talk', FAULT_RUN],
  [
    'seed.json',
    JSON.stringify({ people: Object.fromEntries(EVERYBODY.map((name) => [name, { tasks: TASKS }])) }),
  ],
  [
    'models.json',
    JSON.stringify({
      claude: { keys: [KEY], rules },
      openai: { keys: [OPENAI_KEY], rules },
      endpoints: { [ENDPOINT]: { keys: [ENDPOINT_KEY], models: ['big'], rules } },
    }),
  ],
]);

const playFaultRun = async (change?: Parameters<typeof playTalk>[0]['change']): Promise<PlayedTalk> =>
  await playTalk({ files: FILES, name: 'fault-run.talk', version: '2', ...(change ? { change } : {}) });

/** The talks of the suite in which there is a cloud. */
const withClouds = cases.filter(([name]) =>
  filesOf(read(name)).some((file) => /"(?:claude|openai|endpoints)":/.test(read(file))),
);

const sum = (all: readonly Held[], part: (held: Held) => number): number =>
  all.reduce((total, held) => total + part(held), 0);

describe('what leaves for a cloud', () => {
  const all: Held[] = [];
  let faultRun: PlayedTalk;

  beforeAll(async () => {
    faultRun = await playFaultRun();
    all.push(faultRun.held);
  }, PATIENCE_MS * 2);

  afterAll(() => {
    const states = JSON.stringify(faultRun.held.states);
    const without = NO_GRANT.reduce((total, person) => total + (faultRun.held.bytesOf[person] ?? 0), 0);
    process.stdout.write(
      `\nproof of egress: ${sum(all, ({ questions }) => questions)} questions of ${sum(all, ({ bytes }) => bytes)} bytes left in ${all.length} runs, each as its row has it; ${sum(all, ({ keyTests }) => keyTests)} tests of keys; ${FAULTS.length} faults and a kill: rows ${states}; ${NO_GRANT.length} people without a grant: ${without} bytes; differences: ${all.flatMap(({ differences }) => differences).length}\n`,
    );
  });

  it('J6 is what the ledger holds, byte for byte, whatever goes wrong at the provider', () => {
    const { code, transcript, held } = faultRun;
    expect([code, code === 0 ? '' : transcript]).toEqual([0, '']);
    expect(held.differences).toEqual([]);
    // Nothing was skipped: every fault met a question, and so did the kill.
    expect(held.questions).toBeGreaterThanOrEqual(FAULTS.length + 2);
    expect(held.bytes).toBeGreaterThan(held.questions * 1000);
    // A sentence that nobody else understood goes the same way.
    expect(faultRun.left).toContain('could you shove the report over to monday');
    expect(held.states['begun']).toBeUndefined();
    expect(held.states['unknown']).toBe(1);
    expect(held.states['failed']).toBeGreaterThan(5);
    expect(held.states['answered']).toBeGreaterThan(5);
  });

  it('J6 is nothing for people who did not agree, have no key, took it back, or have a wrong one', () => {
    const { held, people } = faultRun;
    expect(people).toEqual(expect.arrayContaining([...NO_GRANT, ...WITH_GRANT]));
    // Every question has a row, and none of the rows is theirs.
    expect(NO_GRANT.map((person) => held.bytesOf[person] ?? 0)).toEqual([0, 0, 0, 0]);
    for (const person of WITH_GRANT) expect(held.bytesOf[person]).toBeGreaterThan(0);
  });

  it('J6 holds no secret, whatever stands in the tasks that are asked about', () => {
    const { left } = faultRun;
    expect(left).toContain('Send invoice');
    for (const secret of [...SECRETS, KEY, OPENAI_KEY, ENDPOINT_KEY]) expect(left).not.toContain(secret);
  });

  it.each(withClouds)(
    'J6 is what the ledger holds in %s with Vikunja %s',
    async (name, version) => {
      const files = new Map([name, ...filesOf(read(name))].map((file) => [file, read(file)]));
      const { code, transcript, held } = await playTalk({ files, name, version });
      expect(code === 0 ? '' : transcript).toBe('');
      expect(held.differences).toEqual([]);
      all.push(held);
    },
    PATIENCE_MS,
  );

  it(
    'J6 the proof fails when nothing is written down',
    async () => {
      const { code, held } = await playFaultRun((ends) => ({
        ...ends,
        store: {
          ...ends.store,
          ledger: { ...ends.store.ledger, begin: async () => await Promise.resolve('begun') },
        },
      }));
      expect(code).toBe(3);
      expect(held.questions).toBeGreaterThan(FAULTS.length);
      expect(held.differences.length).toBeGreaterThanOrEqual(held.questions);
      expect(held.differences[0]).toMatch(/^\d+ bytes left for \S+ without a row: /);
    },
    PATIENCE_MS * 2,
  );
});

describe('the proof itself', () => {
  it('is about something', () => {
    expect(withClouds.length).toBeGreaterThan(0);
  });
});

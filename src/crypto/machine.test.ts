import { describe, expect, it } from '@jest/globals';
import { type CryptoDelta, DatabaseAwayError, FencedError } from '../core/crypto-store.ts';
import { parseUserId } from '../core/ids.ts';
import { gather } from './gather.ts';
import { MachineDeadError } from './machine.ts';
import { openTestMachine } from './test-machine.ts';

const deltaOf = (key: string): CryptoDelta => ({
  schemas: [],
  rows: [{ database: 'eis', store: 'core', key, value: 'x' }],
});

const LONGER_THAN_A_RETRY_MS = 10_000;

async function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  await promise;
}

/** A machine whose steps write what they are told to, and a database that answers when it is told to. */
async function open() {
  let written: CryptoDelta | undefined;
  const begun: string[] = [];
  const answers: PromiseWithResolvers<void>[] = [];
  const flush = async (delta: CryptoDelta): Promise<void> => {
    begun.push(delta.rows.map(({ key }) => key).join() || 'nothing');
    const answer = Promise.withResolvers<void>();
    answers.push(answer);
    await answer.promise;
  };
  const account = parseUserId('@eis:example.org');
  if (!account) throw new Error('no user');
  const machine = await openTestMachine(account, 'EIS', {
    engine: {
      takeDelta: () => {
        const taken = written;
        written = undefined;
        return taken;
      },
    },
    flush,
    sleep: async (ms, signal) => (ms > LONGER_THAN_A_RETRY_MS ? await untilAborted(signal) : undefined),
  });
  /** Of steps of one kind: what they wrote is told together. */
  const gathering = gather(async (delta: CryptoDelta, all: readonly string[]) => {
    await flush(delta);
    return (name: string) => `${name} of ${all.join()}`;
  });
  const ran: string[] = [];
  const step = (name: string, writes: boolean) => async (): Promise<string> => {
    ran.push(name);
    if (writes) written = deltaOf(name);
    return await Promise.resolve(name);
  };
  return {
    machine,
    begun,
    ran,
    step,
    write: async (name: string) => await machine.runWith(step(name, true), storing(flush)),
    join: async (name: string) => await machine.runTogether(step(name, true), gathering),
    read: async (name: string) => await machine.runWith(step(name, false), storing(flush)),
    answer: async (place: number, error?: Error) => {
      if (error) answers[place]?.reject(error);
      else answers[place]?.resolve();
      await turns();
    },
  };
}

const storing =
  (flush: (delta: CryptoDelta) => Promise<void>) =>
  async (delta: CryptoDelta, name: string): Promise<string> => {
    await flush(delta);
    return name;
  };

async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** What has come of it by now. */
function watch(work: Promise<string>): { readonly now: () => string } {
  let state = 'open';
  work.then(
    (name) => void (state = name),
    (error: unknown) => void (state = error instanceof Error ? error.name : 'failed'),
  );
  return { now: () => state };
}

describe('the machine', () => {
  it('runs the next step while the one before it is being stored, and stores them in order', async () => {
    const { write, begun, ran, answer } = await open();
    const [one, two] = [watch(write('one')), watch(write('two'))];
    await turns();
    expect([ran, begun]).toEqual([['one', 'two'], ['one']]);
    await answer(0);
    expect([one.now(), two.now(), begun]).toEqual(['one', 'open', ['one', 'two']]);
    await answer(1);
    expect(two.now()).toBe('two');
  });

  it('tells no result before everything that was written earlier is stored, and holds nobody up for a step that wrote nothing', async () => {
    const { write, read, begun, answer } = await open();
    const [one, look, another] = [watch(write('one')), watch(read('look')), watch(read('another'))];
    await turns();
    expect([look.now(), begun]).toEqual(['open', ['one']]);
    await answer(0);
    expect([one.now(), begun]).toEqual(['one', ['one', 'nothing', 'nothing']]);
    const two = watch(write('two'));
    await answer(2);
    expect([look.now(), another.now(), two.now()]).toEqual(['open', 'another', 'open']);
    expect(begun).toEqual(['one', 'nothing', 'nothing', 'two']);
  });

  it('stores the same again while the database is away, and nothing later before it', async () => {
    const { write, begun, answer } = await open();
    const [one, two] = [watch(write('one')), watch(write('two'))];
    await turns();
    await answer(0, new DatabaseAwayError('away'));
    expect([one.now(), begun]).toEqual(['open', ['one', 'one']]);
    await answer(1);
    expect([one.now(), two.now(), begun]).toEqual(['one', 'open', ['one', 'one', 'two']]);
  });

  it('is dead as soon as something could not be stored, and stores nothing of what was written later', async () => {
    const { machine, write, begun, answer } = await open();
    const [one, two] = [watch(write('one')), watch(write('two'))];
    await turns();
    await answer(0, new FencedError('another process leads'));
    expect([one.now(), two.now(), begun]).toEqual(['MachineDeadError', 'MachineDeadError', ['one']]);
    expect(machine.dead.aborted).toBe(true);
    await expect(write('three')).rejects.toBeInstanceOf(MachineDeadError);
  });

  it('stores together what steps of a kind wrote, while they wait, and each in its order', async () => {
    const { join, write, read, begun, answer } = await open();
    const joined = ['one', 'two', 'two', 'three'].map((name) => watch(join(name)));
    await turns();
    const look = watch(read('look'));
    const [other, four] = [watch(write('other')), watch(join('four'))];
    await turns();
    expect(begun).toEqual(['one']);
    await answer(0);
    expect(joined.map(({ now }) => now())).toEqual(['one of one', 'open', 'open', 'open']);
    expect(begun).toEqual(['one', 'two,three']);
    const five = watch(join('five'));
    await answer(1);
    const three = 'of two,two,three';
    expect(joined.slice(1).map(({ now }) => now())).toEqual([
      `two ${three}`,
      `two ${three}`,
      `three ${three}`,
    ]);
    expect(begun).toEqual(['one', 'two,three', 'nothing', 'other']);
    await answer(2);
    expect([look.now(), other.now(), four.now()]).toEqual(['look', 'open', 'open']);
    await answer(3);
    expect([other.now(), begun.at(-1)]).toEqual(['other', 'four,five']);
    await answer(4);
    expect([four.now(), five.now()]).toEqual(['four of four,five', 'five of four,five']);
  });

  it('stores the same again together, and all of it is lost when it cannot be stored', async () => {
    const { machine, join, begun, answer } = await open();
    const joined = ['one', 'two', 'three'].map((name) => watch(join(name)));
    await turns();
    await answer(0);
    await answer(1, new DatabaseAwayError('away'));
    const later = watch(join('four'));
    await turns();
    expect(begun).toEqual(['one', 'two,three', 'two,three']);
    await answer(2, new FencedError('another process leads'));
    expect(joined.map(({ now }) => now())).toEqual(['one of one', 'MachineDeadError', 'MachineDeadError']);
    expect([later.now(), machine.dead.aborted, begun.length]).toEqual(['MachineDeadError', true, 3]);
  });

  it('is dead when a step does not end, and not because many steps take long together', async () => {
    const limits: PromiseWithResolvers<void>[] = [];
    const account = parseUserId('@eis:example.org');
    if (!account) throw new Error('no user');
    const machine = await openTestMachine(account, 'EIS', {
      sleep: async () => {
        const limit = Promise.withResolvers<void>();
        limits.push(limit);
        await limit.promise;
      },
    });
    const over = async (): Promise<void> => {
      limits.at(-1)?.resolve();
      await turns();
    };
    for (const name of ['one', 'two']) {
      expect(await machine.run(async () => await Promise.resolve(name))).toBe(name);
      await over();
    }
    const begun = Promise.withResolvers<string>();
    const long = watch(machine.run(async () => await begun.promise));
    const next = watch(machine.run(async () => await new Promise<string>(() => undefined)));
    await turns();
    begun.resolve('long');
    await turns();
    await over();
    expect([long.now(), next.now(), machine.dead.aborted]).toEqual(['long', 'open', false]);
    await over();
    expect([next.now(), machine.dead.aborted]).toEqual(['MachineDeadError', true]);
  });

  it('stores what a step wrote before it failed, and then says that it failed', async () => {
    const { machine, begun, answer, step } = await open();
    const failing = watch(
      machine.run(async () => {
        await step('half', true)();
        throw new RangeError('no');
      }),
    );
    await turns();
    expect([failing.now(), begun]).toEqual(['open', ['half']]);
    await answer(0);
    expect([failing.now(), machine.dead.aborted]).toEqual(['RangeError', false]);
  });
});

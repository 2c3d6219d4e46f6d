import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { cases, isLongForm } from '../../src/acceptance/play-talk.ts';
import { demo } from '../../src/demo.ts';
import { startDemoEis } from '../../src/wiring/demo.ts';

const TALKS = 'src/acceptance/talks';
const REQUEST = /^eis_homeserver_requests_total\{method="(\w+)",path="([^"]+)",status="(\d+)"\} (\d+)/gm;

/** `PUT /_matrix/…/:x 200`, from the metrics of an eis. */
export async function requestsOf(address: string): Promise<readonly string[]> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return [...text.matchAll(REQUEST)].map(([, method, path, status]) => `${method} ${path} ${status}`);
}

/** What the playground is asked, or answers, that did not occur at Synapse in this run: why it is right all the same. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['PUT /_matrix/client/v3/devices/:x 404', 'Dendrite, Conduit and tuwunel make no devices in this way'],
  ['POST /_matrix/client/v3/login 400', 'where accounts are elsewhere, application services cannot log in'],
]);

/** Of the short form: those of one day of the month in three. `EIS_ALL_TALKS=1` takes all. */
const SHARES = 3;

function drawn<Talk>(talks: readonly Talk[]): readonly Talk[] {
  const today = new Date().getUTCDate();
  return isLongForm ? talks : talks.filter((_talk, index) => index % SHARES === today % SHARES);
}

/** Each talk with the newest Vikunja that it is for: the homeserver is asked the same with each. */
async function askedInTalks(): Promise<ReadonlySet<string>> {
  const asked = new Set<string>();
  const talks = drawn([...new Map(cases)]);
  assert.ok(talks.length > 10, 'there are hardly any talks');
  for (const [name, vikunja] of talks) {
    const code = await demo(
      { talk: `${TALKS}/${name}`, vikunja },
      {
        startEis: async (world) => {
          const eis = await startDemoEis(world);
          const stop = async (): Promise<void> => {
            for (const request of await requestsOf(eis.url)) asked.add(request);
            await eis.stop();
          };
          return { ...eis, stop };
        },
        now: () => new Date(),
        sleep: async (ms, signal) => await wait(ms, undefined, signal ? { signal } : {}),
        fetch,
        random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
        write: () => undefined,
        readText: async (path) => await Promise.resolve(readFileSync(path, 'utf8')),
        stopped: Promise.withResolvers<void>().promise,
      },
    );
    assert.equal(code, 0, `${name} does not go as written`);
  }
  return asked;
}

/** What was given up before its answer came, because eis was stopped or time was short, shows nothing of a homeserver. */
const wasAnswered = (request: string): boolean => !request.endsWith(' 0');

/** Every (method, path, status) of the acceptance talks must have occurred at the real server too, or stand above. */
export async function compareRequests(atSynapse: ReadonlySet<string>): Promise<void> {
  const asked = await askedInTalks();
  assert.ok(asked.size > 10, `only ${asked.size} kinds of requests`);
  const unproven = [...asked].filter(
    (request) => wasAnswered(request) && !atSynapse.has(request) && !ELSEWHERE.has(request),
  );
  assert.deepEqual(unproven.toSorted(), []);
}

import { initAsync } from '@matrix-org/matrix-sdk-crypto-wasm';
import { KEY, openStoredMachine, userId } from './crypto-side.ts';
import { openBenchStore } from './open-bench-store.ts';

/**
 * How long a machine takes to open, in milliseconds, how many sessions it has, and what the process holds afterwards, in
 * MB, as a line of JSON. A process of its own, because memory is that of a process.
 */
const [url = '', account = '', deviceId = ''] = process.argv.slice(2);
const store = await openBenchStore(url, KEY);
const { epoch } = await store.leadership.lead();
// Loading the code is part of every start, with however many sessions.
await initAsync();
const begun = performance.now();
const machine = await openStoredMachine(store.crypto(userId(account), epoch), {
  account: userId(account),
  deviceId,
});
const ms = performance.now() - begun;
const sessions = await machine.run(async (olm) => (await olm.roomKeyCounts()).total);
globalThis.gc?.();
process.stdout.write(`${JSON.stringify({ ms, sessions, megabytes: process.memoryUsage().rss / 2 ** 20 })}\n`);
process.exit();

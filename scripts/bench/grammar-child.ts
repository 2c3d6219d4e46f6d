import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * How long it takes from nothing until sentences are read in every language, in milliseconds, as a line of JSON. A
 * process of its own, because a module is loaded once. What eis can do is loaded before: it is there without grammar too.
 */
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)));
await import('../../src/wiring/declared.ts');

const started = performance.now();
const { parse } = await import('../../src/wiring/explain.ts');
const loaded = performance.now();
// No language fits, so each of them is asked.
const { to } = parse('qwertz uiop', { now: new Date(0), timeZone: 'UTC' });
const ready = performance.now();
if (to !== 'model') throw new Error(`nonsense was read as ${to}`);
process.stdout.write(`${JSON.stringify({ load: loaded - started, ready: ready - started })}\n`);

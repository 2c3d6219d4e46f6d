import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * How long it takes from nothing until the first sentence is read, then what the first one of each other language costs,
 * in milliseconds, as a line of JSON. A process of its own, because a module is loaded once. What eis can do is loaded
 * before: it is there without grammar too.
 */
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)));
await import('../../src/wiring/declared.ts');

const started = performance.now();
const { parse } = await import('../../src/wiring/explain.ts');
const loaded = performance.now();
const at = { now: new Date(0), timeZone: 'UTC' };
const { to } = parse('add milk tomorrow at 5', { ...at, language: 'en' });
const ready = performance.now();
if (to !== 'phrase') throw new Error(`a task was read as ${to}`);

const { languages } = await import('../../src/wiring/languages.ts');
const others = Object.entries(languages)
  .filter(([tag]) => tag !== 'en')
  .map(([language, { alwaysUseful }]) => {
    const before = performance.now();
    parse(alwaysUseful[0] ?? '', { ...at, language });
    return performance.now() - before;
  });
process.stdout.write(`${JSON.stringify({ load: loaded - started, ready: ready - started, others })}\n`);

import { appending, planted, type Seed } from './seed.ts';

/** A file of one part that another part must not import. */
const STORE = 'src/store/seeded-target.ts';
const imports = (what: string): string => `import '${what}';\n`;

/** A part that may import none of these packages and modules. */
const inPeople = (rules: string | readonly string[], name: string, what: string): Seed =>
  planted(rules, `src/people/seeded-${name}.ts`, imports(what));

const targets: Seed = {
  caught: [],
  plant: {
    [STORE]: 'export {};\n',
    'src/playground/seeded-target.ts': 'export {};\n',
    'src/people/seeded-target.ts': 'export {};\n',
    'src/backends/seeded-one/seeded-target.ts': 'export {};\n',
    'src/builtins/seeded-one/seeded-target.ts': 'export {};\n',
    'src/testing/seeded-target.ts': 'export {};\n',
    'scripts/seeded-target.ts': 'export {};\n',
    // Not among our packages yet; the rules about it exist already.
    'node_modules/@modelcontextprotocol/sdk/package.json':
      '{ "name": "@modelcontextprotocol/sdk", "version": "1.0.0", "main": "index.js" }',
    'node_modules/@modelcontextprotocol/sdk/index.js': '',
  },
};

const star: readonly Seed[] = [
  {
    // A cycle is reported once, for its first file.
    caught: [{ rule: 'no-circular', file: 'src/people/seeded-circle-one.ts' }],
    plant: {
      'src/people/seeded-circle-one.ts': `import type {} from './seeded-circle-two.ts';\n`,
      'src/people/seeded-circle-two.ts': `import type {} from './seeded-circle-one.ts';\n`,
    },
  },
  planted('star', 'src/people/seeded-star.ts', imports('../store/seeded-target.ts')),
  planted(
    'backends-know-domains',
    'src/backends/seeded-one/seeded-store.ts',
    imports('../../store/seeded-target.ts'),
  ),
  planted(
    'services-apart',
    'src/backends/seeded-two/seeded-neighbour.ts',
    imports('../seeded-one/seeded-target.ts'),
  ),
  planted(
    'services-apart',
    'src/builtins/seeded-two/seeded-neighbour.ts',
    imports('../seeded-one/seeded-target.ts'),
  ),
  planted('unit-tests-stay-near', 'src/people/seeded-far.test.ts', imports('../store/seeded-target.ts')),
  planted('testing-stays-small', 'src/testing/seeded-large.ts', imports('../store/seeded-target.ts')),
  {
    caught: [{ rule: 'main-starts-and-stops', file: 'src/main.ts' }],
    change: { 'src/main.ts': appending(imports('./people/seeded-target.ts')) },
  },
  {
    caught: [{ rule: 'demo-knows-two-parts', file: 'src/demo.ts' }],
    change: { 'src/demo.ts': appending(imports('./people/seeded-target.ts')) },
  },
  planted('playground-is-apart', 'src/wiring/seeded-play.ts', imports('../playground/seeded-target.ts')),
  planted('no-tests-in-the-product', 'src/wiring/seeded-test.ts', imports('../testing/seeded-target.ts')),
  planted(
    'product-ignores-scripts',
    'src/wiring/seeded-script.ts',
    imports('../../scripts/seeded-target.ts'),
  ),
  planted('core-is-pure', 'src/core/seeded-impure.ts', imports('node:path')),
  planted(
    ['digest-alone-hashes', 'hashing-has-three-homes'],
    'src/core/seeded-hash.ts',
    imports('node:crypto'),
  ),
];

const packages: readonly Seed[] = [
  inPeople('model-sdk-in-llm', 'model', 'ai'),
  inPeople('model-sdk-in-llm', 'ollama', 'ollama-ai-provider'),
  inPeople(['mcp-at-its-edges', 'no-unlisted-package'], 'mcp', '@modelcontextprotocol/sdk'),
  inPeople('olm-in-crypto', 'olm', '@matrix-org/matrix-sdk-crypto-wasm'),
  inPeople('database-in-store', 'drizzle', 'drizzle-orm'),
  inPeople('database-in-store', 'postgres', 'postgres'),
  inPeople('database-in-store', 'pglite', '@electric-sql/pglite'),
  inPeople('express-in-web', 'express', 'express'),
  inPeople('bridge-in-matrix', 'bridge', 'matrix-appservice-bridge'),
  inPeople('markdown-in-matrix', 'markdown', 'markdown-it'),
  inPeople('sodium-in-vault', 'sodium', 'libsodium-wrappers'),
  inPeople('yaml-in-config', 'yaml', 'yaml'),
  inPeople('metrics-in-telemetry', 'metrics', 'prom-client'),
  inPeople('time-zones-in-time', 'zones', 'temporal-polyfill'),
  inPeople(['test-tools-in-tests', 'product-needs-no-tools'], 'properties', 'fast-check'),
  inPeople(['test-tools-in-tests', 'product-needs-no-tools'], 'other-client', 'matrix-js-sdk'),
  inPeople('product-needs-no-tools', 'tool', 'knip'),
  inPeople('no-unlisted-package', 'unlisted', 'semver'),
  inPeople('resolvable', 'nowhere', './seeded-nothing-there.ts'),
];

const nodeModules: readonly Seed[] = [
  inPeople('hashing-has-three-homes', 'hash', 'node:crypto'),
  inPeople('sockets-at-the-rim', 'socket', 'node:net'),
  inPeople('sockets-at-the-rim', 'http', 'http'),
  inPeople('processes-have-one-home', 'process', 'node:child_process'),
  inPeople('files-have-few-homes', 'file', 'node:fs/promises'),
  inPeople('sqlite-in-store', 'sqlite', 'node:sqlite'),
  inPeople('timers-at-the-rim', 'timer', 'node:timers/promises'),
];

export const arrowSeeds: readonly Seed[] = [targets, ...star, ...packages, ...nodeModules];

import { Visitor } from '@swc/core/Visitor.js';

// What may know what. A package pattern begins `(^|/)node_modules/`, because a linked folder matches nothing otherwise.
// Every rule has at least one seeded violation in scripts/seeded-violations/arrows.ts.

const TESTS = '\\.test\\.ts$|^src/(testing|acceptance)/';
/** The files that join the parts and give them clock, timers and chance. */
const RIM = 'wiring(\\.ts$|/)|main\\.ts$|demo\\.ts$';

const npm = (names) => `(^|/)node_modules/(${names})(/|$)`;
const node = (names) => `^(node:)?(${names})(/|$)`;
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });
/** Only `folders` of the product may import what `packages` matches. */
const home = (name, packages, folders) =>
  forbid(name, { path: '^src/', pathNot: `^src/(${folders})|${TESTS}` }, { path: packages });

// The visitor with which the sources are read has not heard of `using` yet and stops the cruise there.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  this.visitVariableDeclarators(statement.decls);
  return statement;
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    // The star.
    forbid('no-circular', {}, { circular: true }),
    forbid(
      'star',
      { path: '^src/([^/]+)/', pathNot: '^src/(wiring|backends|testing|acceptance)/|\\.test\\.ts$' },
      { path: '^src/', pathNot: '^src/($1|core)/' },
    ),
    forbid(
      'backends-know-domains',
      { path: '^src/backends/', pathNot: '\\.test\\.ts$' },
      { path: '^src/', pathNot: '^src/(backends|core|domains)/' },
    ),
    forbid(
      'services-apart',
      // Phrases are data about all of them.
      { path: '^src/(backends|builtins)/([^/]+)/', pathNot: '^src/builtins/phrases/' },
      { path: '^src/(backends|builtins)/', pathNot: '^src/$1/$2/' },
    ),
    forbid(
      'unit-tests-stay-near',
      { path: '^src/([^/]+)/.*\\.test\\.ts$', pathNot: '^src/(acceptance|testing|wiring)/' },
      { path: '^src/', pathNot: '^src/($1|core|domains|testing|playground)/' },
    ),
    forbid(
      'testing-stays-small',
      { path: '^src/testing/' },
      { path: '^src/', pathNot: '^src/(testing|core|domains|playground)/' },
    ),
    forbid(
      'main-starts-and-stops',
      { path: '^src/main\\.ts$' },
      { path: '^src/', pathNot: '^src/(wiring(\\.ts$|/)|demo\\.ts$|config/|cli/|core/)' },
    ),
    forbid(
      'demo-knows-two-parts',
      { path: '^src/demo\\.ts$' },
      { path: '^src/', pathNot: '^src/(wiring(\\.ts$|/)|playground/|core/)' },
    ),
    forbid(
      'playground-is-apart',
      { path: '^src/', pathNot: `^src/(playground/|demo\\.ts$)|${TESTS}` },
      { path: '^src/playground/' },
    ),
    forbid('no-tests-in-the-product', { path: '^src/', pathNot: TESTS }, { path: TESTS }),
    forbid('product-ignores-scripts', { path: '^src/' }, { path: '^scripts/' }),

    // What core/ may know.
    forbid(
      'core-is-pure',
      { path: '^src/core/', pathNot: '\\.test\\.ts$' },
      { pathNot: `^src/core/|${npm('zod|temporal-polyfill')}|${node('util|crypto')}` },
    ),
    forbid(
      'digest-alone-hashes',
      { path: '^src/core/', pathNot: '^src/core/digest\\.ts$' },
      { path: node('crypto') },
    ),

    // Packages have one folder.
    home('model-sdk-in-llm', npm('ai|@ai-sdk|ollama-ai-provider'), 'llm/'),
    home('database-in-store', npm('drizzle-orm|postgres|@electric-sql'), 'store/'),
    home('express-in-web', npm('express'), 'web/'),
    home('bridge-in-matrix', npm('matrix-appservice-bridge|@vector-im'), 'matrix/'),
    home('markdown-in-matrix', npm('markdown-it'), 'matrix/'),
    // The people of the playground encrypt as well.
    home('olm-in-crypto', npm('@matrix-org/matrix-sdk-crypto-(wasm|nodejs)'), 'crypto/|playground/'),
    home('sodium-in-vault', npm('libsodium-wrappers'), 'vault/'),
    home('yaml-in-config', npm('yaml'), 'config/'),
    home('metrics-in-telemetry', npm('prom-client'), 'telemetry/'),
    home('mcp-at-its-edges', npm('@modelcontextprotocol'), 'backends/mcp/|api/'),
    // The calendar has one home; the reader of times lays what was said on it.
    home('time-zones-in-time', npm('temporal-polyfill'), 'core/time\\.ts$|grammar/time/'),

    // Node's modules have folders.
    // The homeserver of the playground checks signatures as real ones do.
    home(
      'hashing-has-three-homes',
      node('crypto'),
      'core/digest\\.ts$|vault/|crypto/|playground/homeserver/keys/',
    ),
    home('sockets-at-the-rim', node('https?|http2|net|tls|dns|dgram'), 'egress/|web/|playground/'),
    home('processes-have-one-home', node('child_process|worker_threads|cluster'), 'egress/'),
    home('files-have-few-homes', node('fs'), 'config/|store/|cli/|playground/|main\\.ts$|demo\\.ts$'),
    home('sqlite-in-store', node('sqlite'), 'store/'),
    // These wait for the next turn of the loop, not for a time.
    home(
      'timers-at-the-rim',
      node('timers'),
      `${RIM}|(store/finish|inbox/run-lane|matrix/signs|crypto/engine/in-next-turn)\\.ts$`,
    ),

    // Packages as listed.
    forbid(
      'test-tools-in-tests',
      { path: '^src/', pathNot: TESTS },
      { path: npm('jest|@jest|fast-check|fake-indexeddb|matrix-js-sdk') },
    ),
    forbid(
      'product-needs-no-tools',
      { path: '^src/', pathNot: TESTS },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid('no-unlisted-package', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
    forbid('resolvable', {}, { couldNotResolve: true }),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

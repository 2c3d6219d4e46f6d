import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text that may stand in few files only, where no tool has a rule for it. */
interface SourceScan {
  readonly rule: string;
  readonly pattern: RegExp;
  /** Paths under `src/` in which it may stand. */
  readonly home: RegExp;
  readonly because: string;
}

const TESTS = String.raw`\.test\.ts$|^testing/|^acceptance/`;

export const sourceScans: readonly SourceScan[] = [
  {
    rule: 'time-comes-from-outside',
    pattern: /\bnew Date\(\s*\)/,
    // The two tests of real databases, which have clocks of their own, run by the real time.
    home: /^(main|demo|wiring)\.ts$|^wiring\/|^store\/(pglite|postgres)\.test\.ts$/,
    because: 'the clock is an argument: take `now`',
  },
  {
    rule: 'secrets-are-revealed-at-the-edge',
    pattern: /\.reveal\(/,
    home: new RegExp(
      String.raw`^(vault|appservice|matrix|egress)/|^backends/[^/]+/index\.ts$|^store/house\.ts$|^wiring/ends\.ts$|^crypto/identity\.ts$|${TESTS}`,
    ),
    because: 'a secret stays a Secret until it goes out',
  },
  {
    // Besides those that say it, a few of assistant/ look at what a person got before it is said: what kind it is, what it
    // holds for their own prompt, and what is kept of it for them alone.
    rule: 'private-data-has-one-way-out',
    pattern: /\.showIn\(/,
    home: new RegExp(
      String.raw`^assistant/(?:deliver|answer-analysis|analysis/(?:retrievers|review)|go-on|handle-look-again|perform-calls|replace-request|take-back-request|turn-of)\.ts$|^context/assemble\.ts$|^workflows/deliver\.ts$|^provisioning/pages\.ts$|^api/|${TESTS}`,
    ),
    because: 'what belongs to a person is shown where its place was checked',
  },
  {
    rule: 'grants-are-made-in-one-place',
    // Whoever has the class and not its type alone can make one.
    pattern: /\bnew CloudGrant\(|\bextends CloudGrant\b|\bconstruct\(\s*CloudGrant\b/,
    home: new RegExp(String.raw`^egress/grant\.ts$|${TESTS}`),
    because: 'nothing goes to a cloud without a grant that egress/ made',
  },
  {
    rule: 'grants-are-types-elsewhere',
    pattern: /^import \{[^}]*(?<!type )\bCloudGrant\b[^}]*\} from/m,
    home: new RegExp(String.raw`^egress/(?:grant|to-cloud-model)\.ts$|^vault/open-model\.ts$|${TESTS}`),
    because: 'who cannot name the class cannot make a grant: `import type`',
  },
  {
    rule: 'events-go-through-the-guard',
    pattern: /clientPath\([^;]*?'rooms',[^;]*?'send'/,
    home: new RegExp(String.raw`^matrix/send-event\.ts$|^playground/|${TESTS}`),
    because:
      'nothing goes into a room but through `sendEvent`, which keeps plain words out of encrypted rooms',
  },
];

export interface ScanResult {
  readonly files: number;
  readonly findings: readonly { readonly rule: string; readonly file: string; readonly text: string }[];
}

/** Looks through every file below `folder`, comments left out. */
export function scanSources(folder: string): ScanResult {
  const files = globSync('**/*.ts', { cwd: folder }).toSorted();
  const findings = files.flatMap((file) => {
    const code = withoutComments(readFileSync(join(folder, file), 'utf8'));
    return sourceScans
      .filter(({ pattern, home }) => pattern.test(code) && !home.test(file))
      .map(({ rule, because }) => ({ rule, file: `src/${file}`, text: because }));
  });
  return { files: files.length, findings };
}

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Seed } from './seed.ts';

/** What the tools read. */
const TREE = [
  'src',
  'scripts',
  'drizzle',
  'drizzle.config.ts',
  'jest.config.js',
  'package.json',
  'tsconfig.json',
  'biome.json',
  'knip.json',
  '.oxlintrc.json',
  '.dependency-cruiser.mjs',
  '.gitignore',
];

/** A copy of the tree in which every seed is planted; its packages are linked, one by one, to the installed ones. */
export function plantGarden(seeds: readonly Seed[]): string {
  const root = mkdtempSync(join(tmpdir(), 'eis-seeded-'));
  for (const part of TREE) cpSync(part, join(root, part), { recursive: true });
  linkPackages(root);
  for (const { plant = {}, change = {} } of seeds) {
    for (const [file, text] of Object.entries(plant)) write(root, file, text);
    for (const [file, edit] of Object.entries(change)) write(root, file, edit(read(join(root, file))));
  }
  return root;
}

function linkPackages(root: string): void {
  for (const name of readdirSync('node_modules')) {
    const scoped = name.startsWith('@')
      ? readdirSync(join('node_modules', name)).map((one) => join(name, one))
      : [name];
    for (const one of scoped) {
      const link = join(root, 'node_modules', one);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(resolve('node_modules', one), link);
    }
  }
}

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Never through a link: behind it stand the packages that are installed. */
function write(root: string, file: string, text: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  if (realpathSync(dirname(path)) !== join(realpathSync(root), dirname(file)))
    throw new Error(`${file} would be planted into a package that is installed`);
  writeFileSync(path, text);
}

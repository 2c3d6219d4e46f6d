import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { COMMANDS } from '../src/cli/command-line.ts';
import { variableOf } from '../src/config/environment.ts';
import { fieldsOf } from '../src/config/notes.ts';
import { configurationSchema } from '../src/config/schema.ts';

/** What people read, with what it shows. */
const papers = ['README.md', 'Dockerfile', ...globSync('docs/**/*.md')].map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));

/** Every match of the first group, with the paper it stands in. */
const shown = (pattern: RegExp): readonly { readonly file: string; readonly what: string }[] =>
  papers.flatMap(({ file, text }) =>
    text
      .matchAll(pattern)
      .toArray()
      .map(([, what = '']) => ({ file, what })),
  );

const { scripts } = z
  .looseObject({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const variables = [
  ...fieldsOf(configurationSchema).map(({ path }) => variableOf(path)),
  'EIS_MASTER_KEY',
  'EIS_BACKUP_PASSPHRASE',
];

describe('what the papers show', () => {
  it('are links that lead somewhere', () => {
    const links = shown(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter(({ file, what }) => !existsSync(join(dirname(file), what)))).toEqual([]);
  });

  it('are npm scripts that exist', () => {
    const named = shown(/npm run (?:-s )?([a-z][\w:-]*)/g);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ what }) => !(what in scripts))).toEqual([]);
  });

  it('are commands of eis that exist', () => {
    const named = shown(/(?:npm run eis -- |src\/main\.ts |\beis eis )([a-z][a-z-]+)/g);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ what }) => !(what in COMMANDS))).toEqual([]);
  });

  it('are variables that eis reads', () => {
    const named = shown(/\b(EIS_[A-Z_]+)\b/g);
    expect(named.length).toBeGreaterThan(4);
    const known = [...variables, ...variables.map((name) => `${name}_FILE`), 'EIS_CONFIG'];
    expect(named.filter(({ what }) => !known.includes(what))).toEqual([]);
  });
});

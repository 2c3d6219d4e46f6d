import { globSync } from 'node:fs';

/** Every TypeScript file that is ours, as a path from `root` with slashes. */
export const sourceFiles = (root = '.'): readonly string[] =>
  globSync(['src/**/*.ts', 'scripts/**/*.ts', 'drizzle.config.ts'], { cwd: root }).toSorted();

/** Those that jest must run. */
export const testFiles = (root = '.'): readonly string[] =>
  sourceFiles(root).filter((file) => file.endsWith('.test.ts'));

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** Fails when the word stands anywhere in these folders, and when there was nothing to look at. */
export function mustNotHold(word: string, folders: readonly string[]): void {
  const files = folders.flatMap(filesIn);
  assert.ok(files.length > 10, `only ${files.length} files were looked at`);
  const found = files.filter((path) => readFileSync(path).includes(word));
  assert.deepEqual(found, []);
}

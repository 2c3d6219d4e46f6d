import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder; a file is itself. */
const filesIn = (place: string): readonly string[] =>
  statSync(place).isFile()
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .map((name) => join(place, name))
        .filter((path) => statSync(path).isFile());

/** Fails when the word stands anywhere in these folders and files, and when there was nothing to look at. */
export function mustNotHold(word: string, places: readonly string[]): void {
  const files = places.flatMap(filesIn);
  assert.ok(files.length > 10, `only ${files.length} files were looked at`);
  const found = files.filter((path) => readFileSync(path).includes(word));
  assert.deepEqual(found, []);
}

import { existsSync, readFileSync } from 'node:fs';
import { generatedFiles } from '../../generate/files.ts';
import { atLeast, type Gate } from '../gate.ts';
import { ratchets } from '../ratchets.ts';

const onDisk = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

/** Generates in memory and compares bytes. */
export const generated: Gate = {
  name: 'generated files',
  judge: async () => {
    const files = generatedFiles();
    const count = Object.keys(files).length;
    return await Promise.resolve({
      count: `${count} files`,
      problems: [...outdated(files, onDisk), ...atLeast(count, ratchets.generated, 'files')],
    });
  },
};

/** What is wrong with generated files as they lie on the disk. */
export const outdated = (
  files: Readonly<Record<string, string>>,
  read: (path: string) => string | undefined,
): readonly string[] =>
  Object.entries(files).flatMap(([path, text]) => {
    if (text.trim() === '') return [`${path}: the generator made nothing`];
    return read(path) === text ? [] : [`${path} differs from what is generated (npm run generate)`];
  });

import { existsSync, readFileSync } from 'node:fs';
import { generatedFiles } from '../../generate/files.ts';
import { atLeast, type Gate } from '../gate.ts';
import { ratchets } from '../ratchets.ts';

/** Generates in memory and compares bytes. */
export const generated: Gate = {
  name: 'generated files',
  judge: async () => {
    const files = Object.entries(generatedFiles());
    const problems = files.flatMap(([path, text]) => {
      if (text.trim() === '') return [`${path}: the generator made nothing`];
      const there = existsSync(path) ? readFileSync(path, 'utf8') : '';
      return there === text ? [] : [`${path} differs from what is generated (npm run generate)`];
    });
    return await Promise.resolve({
      count: `${files.length} files`,
      problems: [...problems, ...atLeast(files.length, ratchets.generated, 'files')],
    });
  },
};

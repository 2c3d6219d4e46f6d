import { writeFileSync } from 'node:fs';
import { generatedFiles } from './generate/files.ts';

/* `npm run generate`: writes every generated file anew. `npm run check` compares them. */

for (const [path, text] of Object.entries(generatedFiles())) {
  writeFileSync(path, text);
  process.stdout.write(`${path} (${text.split('\n').length - 1} lines)\n`);
}

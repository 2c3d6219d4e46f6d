import { join } from 'node:path';
import { scanSources } from '../../../src/testing/source-scans.ts';
import type { Tool } from '../look.ts';

/** The rules that no tool has; `src/architecture.test.ts` runs the same ones. */
export const scans: Tool = async (root) => {
  const { files, findings } = scanSources(join(root, 'src'));
  return await Promise.resolve({ looked: files, findings });
};

import type { Finding } from '../core/finding.ts';
import { exists } from './files.ts';
import { nextKeyFile } from './key-files.ts';
import { type KeyPlace } from './key-place.ts';
import { startFinding } from './start-finding.ts';

/** As `startFinding`; a key that does not fit because its change was interrupted is named as that. */
export async function whyNotStarted(error: unknown, place: KeyPlace): Promise<Finding> {
  const finding = startFinding(error);
  if (finding.id !== 'key.opens' || place.kind === 'variable') return finding;
  return (await exists(nextKeyFile(place.file))) ? { ...finding, ...INTERRUPTED } : finding;
}

const INTERRUPTED = {
  what: 'The master key was being changed, and that was interrupted: a part of what is stored is sealed with the new one.',
  mend: 'Say: npm run eis -- rotate-key',
};

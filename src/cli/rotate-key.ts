import { codeOf } from '../core/error-code.ts';
import type { Secret } from '../core/secret.ts';
import type { KeyPlace } from './key-place.ts';
import type { ExitCode, Output } from './output.ts';

export interface RotateKeyDeps extends Output {
  /** An eis answers on this data folder. */
  readonly isRunning: () => Promise<boolean>;
  readonly place: KeyPlace;
  /** The new key that an interrupted change left, if any. */
  readonly readNext: (file: string) => Promise<Secret | undefined>;
  /** Makes one and puts it there, on the disk. */
  readonly makeNext: (file: string) => Promise<Secret>;
  /** Seals everything under the new key, then calls `forgetOld`. Rejects, in words, when an eis uses the database. */
  readonly rotate: (next: Secret, forgetOld: () => Promise<void>) => Promise<Rotated>;
  /** The new key takes the place of the old one. */
  readonly replaceKeyFile: (file: string) => Promise<void>;
}

export interface Rotated {
  readonly values: number;
  /** Of everything opened: it was the same before. */
  readonly digest: string;
}

const READ_ONLY = new Set(['EACCES', 'EROFS', 'EPERM']);
/** Enough to compare by eye. */
const DIGEST_LENGTH = 16;

/** `eis rotate-key`. May be interrupted at any point: said again, it goes on. */
export async function rotateKey(deps: RotateKeyDeps): Promise<ExitCode> {
  const { place } = deps;
  if (place.kind === 'variable') {
    deps.complain(
      'The master key comes from the variable EIS_MASTER_KEY, which eis cannot change. Write it into a file (chmod 600), name that in EIS_MASTER_KEY_FILE instead, then say it again.',
    );
    return 2;
  }
  if (await deps.isRunning()) {
    deps.complain('An eis is running here. Stop it first, then say it again.');
    return 2;
  }
  try {
    return await rotateIn(place.file, deps);
  } catch (error) {
    if (!READ_ONLY.has(codeOf(error) ?? '')) throw error;
    deps.complain(`eis may not write beside ${place.file}, where the new key must go. Nothing was changed.`);
    return 2;
  }
}

async function rotateIn(file: string, deps: RotateKeyDeps): Promise<ExitCode> {
  const left = await deps.readNext(file);
  if (left) deps.complain('Going on where an earlier change of the key was interrupted.');
  const next = left ?? (await deps.makeNext(file));
  const { values, digest } = await deps.rotate(next, async () => await deps.replaceKeyFile(file));
  const shown = digest === '' ? '' : `, and open as before (digest ${digest.slice(0, DIGEST_LENGTH)})`;
  deps.print(`${values.toLocaleString('en')} values are sealed with a new master key${shown}.`);
  deps.print(
    `It is in ${file}: copy it, and make a new backup. Backups from before open with the old key only.`,
  );
  return 0;
}

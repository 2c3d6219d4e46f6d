import { join } from 'node:path';

/** Where the master key comes from. A variable cannot be changed from within. */
export type KeyPlace = { readonly kind: 'variable' } | { readonly kind: 'file'; readonly file: string };

interface Kept {
  readonly data: string;
  readonly vault: { readonly key_file?: string | undefined };
}

/** As `config/master-key.ts` looks for it. */
export function keyPlaceOf(
  environment: Readonly<Record<string, string | undefined>>,
  { data, vault }: Kept,
): KeyPlace {
  if ((environment['EIS_MASTER_KEY'] ?? '') !== '') return { kind: 'variable' };
  const named = environment['EIS_MASTER_KEY_FILE'] ?? '';
  return { kind: 'file', file: named === '' ? (vault.key_file ?? join(data, 'master.key')) : named };
}

export const placeWords = (place: KeyPlace): string =>
  place.kind === 'file' ? place.file : 'the variable EIS_MASTER_KEY';

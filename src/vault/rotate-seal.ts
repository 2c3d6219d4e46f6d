import { createSeal, type Seal } from './seal.ts';

export interface RotatingSeal extends Seal {
  /** What every value begins with that is sealed under the new key. */
  readonly begin: Uint8Array;
}

/** One byte of form and four that name the key. */
const BEGIN_LENGTH = 5;

/** Opens what either key sealed, and seals with the new one. */
export async function createRotatingSeal(next: Uint8Array, old: Uint8Array): Promise<RotatingSeal> {
  const seal = await createSeal(next, [old]);
  return { ...seal, begin: seal.seal('probe', new Uint8Array()).slice(0, BEGIN_LENGTH) };
}

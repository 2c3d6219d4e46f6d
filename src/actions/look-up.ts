import type { Creation } from '../core/collection.ts';
import { type Edit, type Receipt, receiptFor } from '../core/edit.ts';
import { spokenAs, UnavailableError } from '../core/errors.ts';
import type { Fields } from '../core/json.ts';
import { changeOf, isAs, sameValue } from './change-of.ts';
import type { Site } from './open-homes.ts';
import { sayRun } from './sentences.ts';

/** What a look at the object showed about an edit that may have been made. */
export type LookedUp =
  | { readonly kind: 'made'; readonly receipt: Receipt }
  /** Nothing of it is there. `isAsBefore`: everything is as it was when the edit was planned, so it can be made now. */
  | { readonly kind: 'not made'; readonly isAsBefore: boolean }
  /** Neither as planned nor as before: somebody else changed it. */
  | { readonly kind: 'unknown' };

/** Looks up what became of an edit that was begun. Writes nothing, but takes away what a creation made twice. */
export async function lookUp(
  edit: Edit,
  creation: Creation,
  { collection }: Pick<Site, 'collection'>,
  signal: AbortSignal,
): Promise<LookedUp> {
  if (edit.op === 'create') {
    const receipt = await findMadeOnce(edit, { creation, collection, id: undefined }, signal);
    return receipt.now === undefined ? { kind: 'not made', isAsBefore: true } : { kind: 'made', receipt };
  }
  const found = await collection.read(edit.id, signal);
  if (edit.op === 'remove') {
    if (found === undefined) return { kind: 'made', receipt: receiptFor(edit, edit.id, found) };
    return { kind: 'not made', isAsBefore: isAs(edit.before, found) };
  }
  return found === undefined ? { kind: 'unknown' } : lookUpUpdate(edit, found);
}

type Update = Extract<Edit, { op: 'update' }>;

/** Where each field that was to change is as before or as wanted, nobody else has touched it. */
function lookUpUpdate(edit: Update, found: Fields): LookedUp {
  const { before, after } = changeOf(edit);
  const names = Object.keys({ ...before, ...after });
  const isAt = (side: Fields, name: string): boolean => sameValue(side[name], found[name]);
  const taken = names.filter((name) => isAt(after, name));
  const untaken = names.filter((name) => isAt(before, name));
  if (taken.length + untaken.length < names.length) return { kind: 'unknown' };
  return taken.length > 0 || names.length === 0
    ? { kind: 'made', receipt: receiptFor(edit, edit.id, found) }
    : { kind: 'not made', isAsBefore: isAs(edit.before, found) };
}

interface Search {
  readonly creation: Creation;
  readonly collection: Site['collection'];
  /** What the creation answered; undefined when it did not. */
  readonly id: string | undefined;
}

/**
 * The receipt of a creation, from what it made. A request that reached the service twice made two: one is kept, the
 * others are removed. Where the watermark is lost nothing is removed, because an older object may look the same.
 */
export async function findMadeOnce(
  edit: Extract<Edit, { op: 'create' }>,
  { creation, collection, id }: Search,
  signal: AbortSignal,
): Promise<Receipt> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const made = await collection.findMade(edit.after, creation, signal);
    const isLost = creation.watermark === undefined;
    const kept = made.find((one) => one.id === id) ?? made.at(isLost ? -1 : 0);
    if (!kept) return await receiptById(edit, { collection, id }, signal);
    if (made.length === 1 || isLost) return receiptFor(edit, kept.id, kept.fields);
    for (const surplus of made) if (surplus.id !== kept.id) await collection.remove(surplus.id, signal);
  }
  const said = spokenAs((language) => ({ message: sayRun(language).madeTwice }));
  throw new UnavailableError(said.message, { ...said.facts, certainty: 'may have been done' });
}

/** A service may say yes to a removal and not do it: whether the surplus is gone is looked at as well. */
const MOST_LOOKS = 3;

/** Nothing like it was found; what it made may look otherwise. */
async function receiptById(
  edit: Edit,
  { collection, id }: Pick<Search, 'collection' | 'id'>,
  signal: AbortSignal,
): Promise<Receipt> {
  const found = id === undefined ? undefined : await collection.read(id, signal);
  return receiptFor(edit, id ?? '', found);
}

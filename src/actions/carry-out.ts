import type { Collection } from '../core/collection.ts';
import { type Edit, isWhole, type Receipt, receiptFor } from '../core/edit.ts';
import { UnavailableError, UserFacingError } from '../core/errors.ts';
import { canonical, type Fields } from '../core/json.ts';

export interface CarryOutRequest {
  readonly collections: readonly Collection[];
  /** The same whenever the same edits are carried out again: a create with it never makes a second object. */
  readonly mark: string;
  /** An earlier attempt may have made some of these edits: each is looked up before it is made. */
  readonly again: boolean;
  readonly signal: AbortSignal;
}

export interface CarriedOut {
  readonly receipts: readonly Receipt[];
  /** The last edit may have been made: what is there now is neither as before nor as planned. */
  readonly inDoubt: boolean;
}

/**
 * Carries the edits out one by one, reads each back, and stops at the first that did not take. May be called
 * again with the same edits and mark after a crash at any point: no edit is made twice.
 */
export async function carryOut(edits: readonly Edit[], request: CarryOutRequest): Promise<CarriedOut> {
  const receipts: Receipt[] = [];
  for (const [ordinal, edit] of edits.entries()) {
    request.signal.throwIfAborted();
    const receipt = await carryOutOne(edit, { ...request, mark: `${request.mark}.${ordinal}` });
    if (!receipt) return { receipts, inDoubt: true };
    receipts.push(receipt);
    if (!isWhole(receipt)) break;
  }
  return { receipts, inDoubt: false };
}

async function carryOutOne(edit: Edit, request: CarryOutRequest): Promise<Receipt | undefined> {
  const collection = request.collections.find(({ noun }) => noun === edit.noun);
  if (!collection) throw new Error(`no collection of ${edit.noun}`);
  if (edit.op !== 'create' && request.again) {
    const found = await collection.read(edit.id, request.signal);
    const receipt = receiptFor(edit, edit.id, found);
    if (isWhole(receipt)) return receipt;
    if (!isAsBefore(edit.before, found)) return undefined;
  }
  const id = await write(edit, collection, request);
  return receiptFor(edit, id, await readBack(id, collection, request.signal));
}

const isAsBefore = (before: Fields, found: Fields | undefined): boolean =>
  found !== undefined &&
  Object.keys(before).every((name) => canonical(found[name] ?? null) === canonical(before[name] ?? null));

async function write(edit: Edit, collection: Collection, request: CarryOutRequest): Promise<string> {
  switch (edit.op) {
    case 'create':
      return await collection.create(edit.after, request.mark, request.signal);
    case 'update':
      await collection.update(edit.id, edit.after, request.signal);
      return edit.id;
    case 'remove':
      await collection.remove(edit.id, request.signal);
      return edit.id;
  }
}

/** A service that fails now has already taken the write, whatever it says about the reading. */
async function readBack(
  id: string,
  collection: Collection,
  signal: AbortSignal,
): Promise<Fields | undefined> {
  try {
    return await collection.read(id, signal);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    throw new UnavailableError(error.message, { certainty: 'may have been done', cause: error });
  }
}

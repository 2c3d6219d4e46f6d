import type { Creation } from '../core/collection.ts';
import { type Edit, isWhole, type Receipt, receiptFor } from '../core/edit.ts';
import { saidBy, spokenAs, UnavailableError, UserFacingError } from '../core/errors.ts';
import type { Step } from '../core/journal.ts';
import type { Json } from '../core/json.ts';
import { changeOf, only, sameValue } from './change-of.ts';
import { findMadeOnce, lookUp } from './look-up.ts';
import type { Site } from './open-homes.ts';
import { sayRun } from './sentences.ts';

export interface EditRequest {
  /** The same whenever this edit is carried out again. */
  readonly mark: string;
  /** An earlier attempt began it. */
  readonly step: Step | undefined;
  /** The database is older than the world: whatever seems not begun may have been made all the same. */
  readonly again: boolean;
  readonly signal: AbortSignal;
  /** Stores "begun"; returns only when it is durable. */
  readonly begin: (watermark: Json) => Promise<void>;
}

export type CarriedOutEdit =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'doubt'; readonly error: UserFacingError | undefined };

/**
 * Makes one edit and reads it back, or finds out that an earlier attempt made it. Throws a `UserFacingError` only
 * when nothing was done.
 */
export async function carryOutEdit(edit: Edit, site: Site, request: EditRequest): Promise<CarriedOutEdit> {
  const { step, again, signal } = request;
  if (step !== undefined || again) {
    const earlier = await orDoubt(async () => await takeUp(edit, site, request));
    if (earlier !== 'make it') return earlier;
  }
  const watermark = step ? step.watermark : await watermarkOf(edit, site, signal);
  if (!step) await request.begin(watermark);
  return await make(edit, { ...site, creation: { mark: request.mark, watermark } }, signal);
}

const watermarkOf = async (edit: Edit, { collection }: Site, signal: AbortSignal): Promise<Json> =>
  edit.op === 'create' ? await collection.watermark(edit.after, signal) : null;

/** What an earlier attempt left behind. */
async function takeUp(
  edit: Edit,
  site: Site,
  { mark, step, signal }: EditRequest,
): Promise<CarriedOutEdit | 'make it'> {
  const found = await lookUp(edit, { mark, watermark: step?.watermark }, site, signal);
  switch (found.kind) {
    case 'made':
      // What differs may be the work of somebody else by now; only what was emptied is put back.
      return await withLossesMended(found.receipt, { site, signal, isOurs: isEmptied });
    case 'not made':
      return found.isAsBefore ? 'make it' : { kind: 'doubt', error: undefined };
    case 'unknown':
      return { kind: 'doubt', error: undefined };
  }
}

interface MakingSite extends Site {
  readonly creation: Creation;
}

async function make(edit: Edit, site: MakingSite, signal: AbortSignal): Promise<CarriedOutEdit> {
  let id: string;
  try {
    id = await write(edit, site, signal);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    if (error.certainty === 'not done')
      throw (await isGone(edit, site, signal)) ? gone(edit, site, error) : error;
    return { kind: 'doubt', error: inDoubt(error) };
  }
  const made = await orDoubt(async () => {
    const receipt = await readBack(edit, { ...site, id }, signal);
    return await withLossesMended(receipt, { site, signal, isOurs: () => true });
  });
  if (made.kind === 'receipt' && edit.op === 'update' && made.receipt.now === undefined)
    throw gone(edit, site);
  return made;
}

/** Somebody removed it after it was planned; whether that is so is not worth a second failure. */
async function isGone(edit: Edit, { collection }: Site, signal: AbortSignal): Promise<boolean> {
  if (edit.op !== 'update') return false;
  try {
    return (await collection.read(edit.id, signal)) === undefined;
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return false;
  }
}

function gone(edit: Edit, { collection }: Site, cause?: UserFacingError): UserFacingError {
  const name = collection.words.name(edit.op === 'create' ? edit.after : edit.before);
  const said = spokenAs((language) => ({
    message: sayRun(language).gone(name),
    next: sayRun(language).lookAtList,
  }));
  return new UserFacingError(said.message, { ...said.facts, certainty: 'not done', cause });
}

/** Answers the id. */
async function write(edit: Edit, { collection, creation }: MakingSite, signal: AbortSignal): Promise<string> {
  switch (edit.op) {
    case 'create':
      return await collection.create(edit.after, creation, signal);
    case 'update': {
      const change = changeOf(edit);
      if (Object.keys({ ...change.before, ...change.after }).length > 0)
        await collection.update(edit.id, change, signal);
      return edit.id;
    }
    case 'remove':
      await collection.remove(edit.id, signal);
      return edit.id;
  }
}

async function readBack(
  edit: Edit,
  { collection, creation, id }: MakingSite & { readonly id: string },
  signal: AbortSignal,
): Promise<Receipt> {
  if (edit.op === 'create') return await findMadeOnce(edit, { creation, collection, id }, signal);
  return receiptFor(edit, id, await collection.read(id, signal));
}

interface PutBack {
  readonly site: Site;
  readonly signal: AbortSignal;
  /** Whether a field that is otherwise, as it was and as it is, is so by our write. */
  readonly isOurs: (was: Json, is: Json | undefined) => boolean;
}

/**
 * One more update when the write took fields with it that nobody spoke of, or made something else of those it was
 * about; then the receipt says what is there. Throws a `UserFacingError` when nobody can tell whether that was made.
 */
async function withLossesMended(
  receipt: Receipt,
  { site, signal, isOurs }: PutBack,
): Promise<{ readonly kind: 'receipt'; readonly receipt: Receipt }> {
  const { edit, id, now, lost, refused } = receipt;
  if (isWhole(receipt) || edit.op !== 'update' || now === undefined) return { kind: 'receipt', receipt };
  const spoilt = refused.filter((name) => !sameValue(edit.before[name], now[name]));
  const names = [...lost, ...spoilt].filter((name) => isOurs(edit.before[name] ?? null, now[name]));
  if (names.length === 0) return { kind: 'receipt', receipt };
  const wanted = { ...only(edit.before, lost), ...only(edit.after, spoilt) };
  const change = { before: only(now, names), after: only(wanted, names) };
  try {
    await site.collection.update(id, change, signal);
  } catch (error) {
    // The edit itself was read back; what is told is the loss.
    if (error instanceof UserFacingError && error.certainty === 'not done')
      return { kind: 'receipt', receipt };
    throw error;
  }
  return { kind: 'receipt', receipt: receiptFor(edit, id, await site.collection.read(id, signal)) };
}

const EMPTY: readonly Json[] = [null, '', 0, false, [], {}];

const isEmptied = (was: Json, is: Json | undefined): boolean =>
  !EMPTY.some((empty) => sameValue(was, empty)) && EMPTY.some((empty) => sameValue(is, empty));

/** For looking at what was written, or may have been: a service that fails now leaves that open, whatever it says. */
async function orDoubt<T>(
  work: () => Promise<T>,
): Promise<T | { readonly kind: 'doubt'; readonly error: UserFacingError }> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return { kind: 'doubt', error: inDoubt(error) };
  }
}

const inDoubt = (error: UserFacingError): UserFacingError =>
  error.certainty === 'may have been done'
    ? error
    : new UnavailableError(error.message, {
        certainty: 'may have been done',
        ...saidBy(error),
        cause: error,
      });

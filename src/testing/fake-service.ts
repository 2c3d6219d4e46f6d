import type { Change, Collection, Creation, StoredObject, Wording } from '../core/collection.ts';
import { BadCredentialsError, UnavailableError, UserFacingError } from '../core/errors.ts';
import { AwayError } from '../core/service-errors.ts';
import { canonical, type Fields, type Json } from '../core/json.ts';
import { noPoint, type Point } from './fake-journal.ts';

export type FakeOp = 'read' | 'watermark' | 'create' | 'findMade' | 'update' | 'remove' | 'search';

/**
 * What the service does instead of answering properly. `refuse`: says no. `drop`: does it, and breaks off. `miss`:
 * breaks off without doing it. `double`: does it twice. `ignore`: says yes and does nothing. `wipe`: does it, and
 * empties the note. `spoil`: does it without the tags. `garble`: does it, and leaves no tags. `unknown token`: does not let in.
 * `missing right`: lets in, and does not let do it. `away`: does not answer at all. `bug`: our own mistake.
 */
export type FakeFault =
  | 'refuse'
  | 'drop'
  | 'miss'
  | 'double'
  | 'ignore'
  | 'wipe'
  | 'spoil'
  | 'garble'
  | 'unknown token'
  | 'missing right'
  | 'away'
  | 'bug';

/** A service with books: it numbers them itself, takes no mark, and misbehaves when it is told to. */
export class FakeService {
  readonly books = new Map<string, Fields>();
  /** One line for each request. */
  readonly requests: string[] = [];
  /** Asked at each request; the first that answers is what happens. */
  faultAt: (op: FakeOp, count: number) => FakeFault | undefined = () => undefined;
  point: Point = noPoint;
  #newest = 0;
  /** How many writes run now, and how many ran at once at most. */
  running = 0;
  mostAtOnce = 0;

  /** Of everything in it, numbers left out: an object made anew has another one. */
  digest(): string {
    return canonical([...this.books.values()].map(canonical).toSorted());
  }

  put(fields: Fields): string {
    this.#newest += 1;
    const id = String(this.#newest);
    this.books.set(id, fields);
    return id;
  }

  /** A fault once, at the next request of this kind. */
  failOnce(op: FakeOp, fault: FakeFault): void {
    this.faultAt = (at) => {
      if (at !== op) return undefined;
      this.faultAt = () => undefined;
      return fault;
    };
  }

  /** Those of this title or number. It counts as no request. */
  search(which: string): readonly StoredObject[] {
    failBefore(this.faultAt('search', this.requests.length));
    return [...this.books.entries()]
      .filter(([id, { title }]) => which === 'all' || which === title || which === `#${id}`)
      .map(([id, fields]) => ({ id, fields }));
  }

  readonly collection: Collection = {
    noun: 'book',
    read: async (id) => await this.#asked('read', id, () => this.books.get(id)),
    watermark: async () => await this.#asked('watermark', '', (): Json => this.#newest),
    create: async (after) => {
      return await this.#written('create', '', (fault) => {
        if (fault === 'double') this.put(after);
        return this.put(fault === 'spoil' ? { ...after, tags: [] } : after);
      });
    },
    findMade: async (after, creation) => await this.#asked('findMade', '', () => this.#made(after, creation)),
    update: async (id, change) => {
      await this.#written('update', id, (fault) => this.#update(id, change, fault));
    },
    remove: async (id) => {
      await this.#written('remove', id, () => void this.books.delete(id));
    },
    linkTo: (id) => `https://books.test/${id}`,
    words: fakeWords,
  };

  #made(after: Fields, { watermark }: Creation): readonly StoredObject[] {
    const older = typeof watermark === 'number' ? watermark : 0;
    return [...this.books.entries()]
      .filter(([id, fields]) => Number(id) > older && fields['title'] === after['title'])
      .map(([id, fields]) => ({ id, fields }));
  }

  #update(id: string, { before, after }: Change, fault: FakeFault | undefined): void {
    const found = this.books.get(id);
    if (!found) throw new UserFacingError('There is no such book.', { certainty: 'not done' });
    const left = Object.entries(found).filter(([name]) => !(name in before));
    const kept = fault === 'wipe' ? left.map(([name, value]) => [name, name === 'note' ? '' : value]) : left;
    const taken =
      fault === 'spoil' ? Object.entries(after).filter(([name]) => name !== 'tags') : Object.entries(after);
    const spoiled: Fields =
      fault === 'spoil' ? { tags: found['tags'] ?? [] } : fault === 'garble' ? { tags: [] } : {};
    this.books.set(id, { ...Object.fromEntries([...kept, ...taken]), ...spoiled });
  }

  async #written<T>(op: FakeOp, id: string, work: (fault: FakeFault | undefined) => T): Promise<T> {
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    try {
      return await this.#asked(op, id, work);
    } finally {
      this.running -= 1;
    }
  }

  async #asked<T>(op: FakeOp, id: string, work: (fault: FakeFault | undefined) => T): Promise<T> {
    await this.point(`before ${op}`);
    this.requests.push(`${op} ${id}`.trim());
    const fault = this.faultAt(op, this.requests.length);
    failBefore(fault);
    const before = new Map(this.books);
    const answer = work(fault);
    if (fault === 'ignore') {
      this.books.clear();
      for (const [key, fields] of before) this.books.set(key, fields);
    }
    await this.point(`after ${op}`);
    if (fault === 'drop') throw brokeOff(op);
    return answer;
  }
}

const isReading = (op: FakeOp): boolean => op === 'read' || op === 'watermark' || op === 'findMade';

const brokeOff = (op?: FakeOp): UnavailableError =>
  new UnavailableError('books.test broke off.', {
    certainty: op !== undefined && isReading(op) ? 'not done' : 'may have been done',
  });

function failBefore(fault: FakeFault | undefined): void {
  if (fault === 'refuse')
    throw new UserFacingError('books.test does not allow it.', { certainty: 'not done' });
  if (fault === 'unknown token') {
    throw new BadCredentialsError('books.test does not accept this token.', 'wrong credentials', {
      certainty: 'not done',
      next: 'make a new one',
    });
  }
  if (fault === 'missing right') {
    throw new BadCredentialsError('The token for books.test may not do that.', 'missing right', {
      certainty: 'not done',
      next: 'make one with that right',
    });
  }
  if (fault === 'away') throw new AwayError('books.test does not answer.', { certainty: 'not done' });
  if (fault === 'bug') throw new Error('a mistake of our own');
  if (fault === 'miss') throw brokeOff();
}

export const titleOf = ({ title }: Fields): string => (typeof title === 'string' ? title : '');
const nameIn = (edit: { readonly op: string; readonly before?: Fields; readonly after?: Fields }): string =>
  titleOf(edit.before ?? edit.after ?? {});

/** Short words, so that a test can say them. */
const fakeWords: Wording = {
  name: titleOf,
  told: ({ edit, id }) => `✅ ${edit.op} ${nameIn(edit)} · https://books.test/${id}`,
  toldTogether: (receipts) =>
    `✅ ${receipts.length} books: ${receipts.map(({ edit }) => nameIn(edit)).join(', ')}`,
  asked: (edits) => `${edits.map((edit) => `${edit.op} ${canonical(edit)}`).join(', ')}?`,
  takenBack: (receipts, stayed) =>
    [`↩️ Taken back: ${receipts.length}.`, ...stayed.map(({ name, stays }) => `${name} ${stays}.`)].join(' '),
  differs: (expected, found) => {
    if (!found) return { difference: 'it is no longer there', stays: 'is no longer there' };
    const names = Object.keys(expected).filter(
      (name) => canonical(expected[name]) !== canonical(found[name]),
    );
    if (names.length === 0) return undefined;
    const difference = names.map((name) => `${name} is now ${canonical(found[name])}`).join(', ');
    return { difference, stays: 'stays as it is' };
  },
  refused: ({ edit, refused }) => `${refused.join(' and ')} of ${nameIn(edit)} did not take`,
  lost: ({ lost }) => `${lost.join(' and ')} is gone`,
  foundAgain: (receipt, edit) => {
    const but = [
      ...(receipt?.refused.length
        ? [`${receipt.refused.join(' and ')} of ${nameIn(edit)} did not take`]
        : []),
      ...(receipt?.lost.length ? [`${receipt.lost.join(' and ')} is gone`] : []),
    ].join(' and ');
    return `${nameIn(edit)} was ${receipt ? '' : 'not '}made${but && `, but ${but}`}`;
  },
};

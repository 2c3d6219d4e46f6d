import type { Receipt } from '../core/edit.ts';
import type { RoomId, UserId } from '../core/ids.ts';
import type { Act, ActState, NewAct } from '../core/journal.ts';
import type { Json } from '../core/json.ts';

/** Awaited before and after everything that lasts: where it throws, the process dies. */
export type Point = (name: string) => Promise<void>;

export const noPoint: Point = async () => {
  await Promise.resolve();
};

/** What a database gives back is a copy: nobody shares an object with it. */
const stored = (act: Act): Act => structuredClone(act);

const isKnown = ({ state }: Act): boolean => state !== 'not done' && state !== 'undone';

/** The journal of `store/`, in memory. */
export class FakeJournal {
  readonly #acts: Act[] = [];
  readonly #point: Point;

  constructor(point: Point = noPoint) {
    this.#point = point;
  }

  /** All acts, in the order they were opened. */
  get acts(): readonly Act[] {
    return this.#acts.map(stored);
  }

  readonly open = async (act: NewAct, first?: { readonly watermark: Json }): Promise<void> => {
    await this.#lasting('open', () => {
      if (this.#find(act.owner, act.mark)) return;
      const steps = first ? [{ ordinal: 0, watermark: first.watermark, receipt: undefined }] : [];
      this.#acts.push(stored({ ...act, state: 'begun', steps }));
    });
  };

  readonly find = async (owner: UserId, mark: string): Promise<Act | undefined> => {
    await this.#point('find');
    const act = this.#find(owner, mark);
    return act && stored(act);
  };

  readonly begin = async (owner: UserId, mark: string, ordinal: number, watermark: Json): Promise<void> => {
    await this.#lasting('begin', () => {
      this.#change(owner, mark, (act) =>
        act.steps.some((step) => step.ordinal === ordinal)
          ? act
          : { ...act, steps: [...act.steps, { ordinal, watermark, receipt: undefined }] },
      );
    });
  };

  readonly end = async (owner: UserId, mark: string, ordinal: number, receipt: Receipt): Promise<void> => {
    await this.#lasting('end', () => this.#end(owner, mark, ordinal, receipt));
  };

  readonly close = async (owner: UserId, mark: string, state: ActState): Promise<void> => {
    await this.#lasting('close', () => this.#close(owner, mark, state));
  };

  readonly endLast = async (
    owner: UserId,
    mark: string,
    { ordinal, receipt }: { readonly ordinal: number; readonly receipt: Receipt },
    state: ActState,
  ): Promise<void> => {
    await this.#lasting('end', () => {
      this.#end(owner, mark, ordinal, receipt);
      this.#close(owner, mark, state);
    });
  };

  readonly ofRequest = async (owner: UserId, request: string): Promise<readonly Act[]> => {
    await this.#point('ofRequest');
    return this.acts.filter((act) => act.owner === owner && act.request === request);
  };

  readonly latest = async (owner: UserId, room: RoomId, since: Date): Promise<readonly Act[]> => {
    await this.#point('latest');
    const recent = this.acts.filter(
      (act) => act.owner === owner && act.room === room && act.at >= since && isKnown(act),
    );
    const newest = recent.findLast(({ undoes, state }) => undoes.length === 0 || state === 'whole');
    return recent.filter(({ request, undoes }) => request === newest?.request && undoes.length === 0);
  };

  #end(owner: UserId, mark: string, ordinal: number, receipt: Receipt): void {
    this.#change(owner, mark, (act) => {
      const begun = act.steps.find((step) => step.ordinal === ordinal);
      const others = act.steps.filter((step) => step.ordinal !== ordinal);
      return { ...act, steps: [...others, { ordinal, watermark: begun?.watermark ?? null, receipt }] };
    });
  }

  #close(owner: UserId, mark: string, state: ActState): void {
    this.#change(owner, mark, (act) => (act.state === 'undone' ? act : { ...act, state }));
    const { undoes = [] } = this.#find(owner, mark) ?? {};
    if (state !== 'whole' && state !== 'partly') return;
    for (const undone of undoes) this.#change(owner, undone, (act) => ({ ...act, state: 'undone' }));
  }

  async #lasting(name: string, change: () => void): Promise<void> {
    await this.#point(`before ${name}`);
    change();
    await this.#point(`after ${name}`);
  }

  #find(owner: UserId, mark: string): Act | undefined {
    return this.#acts.find((act) => act.owner === owner && act.mark === mark);
  }

  #change(owner: UserId, mark: string, change: (act: Act) => Act): void {
    const index = this.#acts.findIndex((act) => act.owner === owner && act.mark === mark);
    const act = this.#acts[index];
    if (act) this.#acts[index] = change(act);
  }
}

/** `arrived`: nothing was done yet. `answered`: it was done, and the answer has not left. */
export type Station = 'arrived' | 'answered';

export interface Trap {
  /** Settles when a request is held; never after `release`. */
  readonly caught: Promise<void>;
  /** Lets go what is held, or no longer waits. `drop`: what has only arrived is never done. */
  readonly release: (fate: 'go on' | 'drop') => void;
}

/** Where requests pass by, and one of them can be held. */
export interface Gate<Wanted, Passing> {
  /** Settles when the request may go on. Throws `Dropped` when it is not to be done. */
  readonly pass: (passing: Passing, station: Station) => Promise<void>;
  readonly trap: (wanted: Wanted) => Trap;
}

export class Dropped extends Error {
  override readonly name = 'Dropped';
  constructor() {
    super('it ended before it did this');
  }
}

interface Armed<Wanted> {
  readonly wanted: Wanted;
  readonly caught: () => void;
  readonly fate: Promise<'go on' | 'drop'>;
}

/** One trap at a time; it catches one request. */
export function createGate<Wanted extends { readonly station: Station }, Passing>(
  fits: (wanted: Wanted, passing: Passing) => boolean,
): Gate<Wanted, Passing> {
  let armed: Armed<Wanted> | undefined;
  return {
    pass: async (passing, station) => {
      const trap = armed;
      if (!trap || trap.wanted.station !== station || !fits(trap.wanted, passing)) return;
      armed = undefined;
      trap.caught();
      const fate = await trap.fate;
      if (fate === 'drop' && station === 'arrived') throw new Dropped();
    },
    trap: (wanted) => {
      const caught = Promise.withResolvers<void>();
      const fate = Promise.withResolvers<'go on' | 'drop'>();
      const mine = { wanted, caught: caught.resolve, fate: fate.promise };
      armed = mine;
      const release: Trap['release'] = (chosen) => {
        if (armed === mine) armed = undefined;
        fate.resolve(chosen);
      };
      return { caught: caught.promise, release };
    },
  };
}

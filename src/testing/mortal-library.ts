import { FakeLibrary } from './fake-library.ts';

class Killed extends Error {}

/** A library whose process dies at a point that is counted, again and again if need be. */
export class MortalLibrary {
  #left = Number.POSITIVE_INFINITY;
  #passed = 0;
  readonly library = new FakeLibrary(async () => {
    await this.#point();
  });
  readonly own = this.library.own;

  /** How many points the last life had. */
  get passed(): number {
    return this.#passed;
  }

  /** Runs as one process, which dies at the point of this number: undefined then. */
  async live<T>(dieAt: number, work: () => Promise<T>): Promise<T | undefined> {
    this.#left = dieAt;
    this.#passed = 0;
    try {
      return await work();
    } catch (error) {
      if (error instanceof Killed) return undefined;
      throw error;
    } finally {
      this.#left = Number.POSITIVE_INFINITY;
    }
  }

  async #point(): Promise<void> {
    await Promise.resolve();
    this.#passed += 1;
    this.#left -= 1;
    // Dead is dead: nothing that still runs lasts.
    if (this.#left <= 0) throw new Killed('killed');
  }
}

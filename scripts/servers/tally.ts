/** Counts checks, prints a line for each, and goes on after one that failed. */
export class Tally {
  #passed = 0;
  #failed = 0;

  readonly attempt = async (name: string, check: () => Promise<void>): Promise<void> => {
    const started = performance.now();
    try {
      await check();
      this.#passed += 1;
      this.say(`  ✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      this.fail(`${name}\n    ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  /** The same with what came of it in the line: `operation · result`. */
  readonly note = async (name: string, play: () => Promise<string>): Promise<void> => {
    try {
      const result = await play();
      this.#passed += 1;
      this.say(`  ✓ ${name} · ${result}`);
    } catch (error) {
      this.fail(`${name}\n    ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  readonly fail = (what: string): void => {
    this.#failed += 1;
    this.say(`  ✗ ${what}`);
  };

  readonly say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };

  /** The closing line; gives the exit code. */
  readonly close = (): number => {
    this.say(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  };
}

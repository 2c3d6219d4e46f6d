import type { Json } from '../../core/json.ts';

/** One request that came in, in the order of the answers. */
export interface Noted {
  readonly at: number;
  readonly method: string;
  /** The path as the table of endpoints writes it, so without ids. */
  readonly template: string;
  readonly path: string;
  readonly status: number;
  /** Where in the stream of the server it came in. */
  readonly position: number;
  /** Who it was; undefined where no token was good. */
  readonly user: string | undefined;
  /** What was sent, for requests with a body. */
  readonly body: Json | undefined;
}

/** One kind of request with one kind of answer. */
export interface Use {
  readonly method: string;
  readonly template: string;
  readonly status: number;
}

/** Every request that came in. Tests and the torture count here, not in what eis says about itself. */
export class Journal {
  readonly #noted: Noted[] = [];

  note(noted: Noted): void {
    this.#noted.push(noted);
  }

  all(): readonly Noted[] {
    return this.#noted;
  }

  /** Everything that was sent into rooms by this user and answered 200, retries of one transaction id included. */
  sends(user: string): readonly Noted[] {
    return this.#noted.filter(
      (noted) => noted.user === user && noted.status === 200 && noted.template.includes('/send/'),
    );
  }

  /** Which (method, path template, status) occurred: each must occur on a real server too. */
  uses(): readonly Use[] {
    const found = new Map(
      this.#noted.map(({ method, template, status }) => [
        `${template} ${method} ${status}`,
        { method, template, status },
      ]),
    );
    return [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
  }

  clear(): void {
    this.#noted.length = 0;
  }
}

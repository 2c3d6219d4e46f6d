import type { HttpReply } from '../../core/http.ts';

/** Something that goes wrong for the next requests of a kind. */
export interface Fault {
  readonly method: string;
  /** A part of the path as the table of endpoints writes it, e.g. `/send/`. */
  readonly path: string;
  readonly times: number;
  /** `after`: it was done, and only the answer is wrong. */
  readonly when: 'before' | 'after';
  readonly reply: HttpReply;
}

/** `429`, as homeservers say it. */
export const limited = (retryAfterMs: number): HttpReply => ({
  status: 429,
  body: { errcode: 'M_LIMIT_EXCEEDED', error: 'Too Many Requests', retry_after_ms: retryAfterMs },
});

/** Which requests are to fail, in the order in which it was asked for. */
export class Faults {
  #planned: Fault[] = [];

  plan(fault: Fault): void {
    this.#planned.push(fault);
  }

  clear(): void {
    this.#planned = [];
  }

  take(request: { readonly method: string; readonly path: string }): Fault | undefined {
    const index = this.#planned.findIndex(
      ({ method, path }) => method === request.method && request.path.includes(path),
    );
    const fault = this.#planned[index];
    if (!fault) return undefined;
    if (fault.times > 1) this.#planned[index] = { ...fault, times: fault.times - 1 };
    else this.#planned.splice(index, 1);
    return fault;
  }
}

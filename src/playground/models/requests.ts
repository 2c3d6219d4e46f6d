import type { PlainRequest } from '../router.ts';
import type { ModelRequest } from './model-server.ts';

/** Keeps what came in. */
export class Requests {
  readonly all: ModelRequest[] = [];
  #left = 0;

  /** Call before anything is answered. */
  note({ method, target, headers, body }: PlainRequest, isPrompt: boolean, signal: AbortSignal): void {
    const path = target.split('?', 1)[0] ?? '';
    this.all.push({ method, path, headers, bytes: body, isPrompt });
    signal.addEventListener('abort', () => (this.#left += 1), { once: true });
  }

  get left(): number {
    return this.#left;
  }

  forget(): void {
    this.all.splice(0);
    this.#left = 0;
  }
}

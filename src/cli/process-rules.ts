import { describeError } from '../core/describe-error.ts';

/** What is used of `process`. */
export interface ProcessView {
  readonly on: (event: string, listener: (value: unknown) => void) => unknown;
  readonly exit: (code: number) => void;
}

export interface ProcessRulesDeps {
  readonly process: ProcessView;
  readonly stdout: { readonly on: (event: 'error', listener: (error: { code?: string }) => void) => unknown };
  /** One line on standard error. */
  readonly complain: (line: string) => void;
  readonly now: () => Date;
}

/**
 * What holds for every command. Nothing may be half alive: after an error that nobody caught the process ends with
 * 1, and whoever started it starts it again; what was accepted is on the disk. A reader that goes away
 * (`eis explain | head`) is no failure.
 */
export function keepProcessRules({ process, stdout, complain, now }: ProcessRulesDeps): void {
  const dieOf = (event: string) => (error: unknown) => {
    complain(JSON.stringify({ time: now().toISOString(), level: 'error', event, ...describeError(error) }));
    process.exit(1);
  };
  process.on('unhandledRejection', dieOf('unhandled rejection'));
  process.on('uncaughtException', dieOf('uncaught exception'));
  stdout.on('error', ({ code }) => {
    process.exit(code === 'EPIPE' ? 0 : 1);
  });
}

/** Settles when all that was written has been taken. What a pipe has not taken yet is lost when the process ends. */
export async function untilTaken(stream: {
  readonly write: (text: string, taken: () => void) => unknown;
}): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.write('', resolve);
  await promise;
}

/** Settles at the first SIGINT or SIGTERM; the second one ends the process at once. */
export async function untilSignalled(process: ProcessView): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isAsked = false;
  const hear = (): void => {
    if (isAsked) process.exit(1);
    isAsked = true;
    resolve();
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  await promise;
}

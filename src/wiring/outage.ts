import { describeError } from '../core/describe-error.ts';
import type { Ends } from './ends.ts';

/** A proxy in front of a homeserver that is away answers with one of these. */
const isAway = (status: number): boolean => status === 0 || status >= 502;

/**
 * Calls `over` at the first answer of the homeserver after it was away: by then its state may have changed in ways
 * that nobody told us.
 */
export function onOutageOver(
  { onAsked, log }: Pick<Ends, 'onAsked' | 'log'>,
  over: () => Promise<void>,
): void {
  let wasAway = false;
  onAsked(({ status }) => {
    const isOver = wasAway && !isAway(status);
    wasAway = isAway(status);
    if (!isOver) return;
    over().catch((error: unknown) => {
      log.warn('rooms not marked for reading', describeError(error));
      wasAway = true;
    });
  });
}

import type { UserId } from '../core/ids.ts';
import type { Asked, AskModel, ModelName, ModelTokens, NoAnswer } from '../core/model.ts';
import { type Breaker, createBreaker } from './local/breaker.ts';

export interface GuardCloudDeps {
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told after every question, for metrics: nothing of a person. */
  readonly onAsked: (asked: {
    readonly tier: 'cloud';
    readonly outcome: 'answered' | NoAnswer;
    readonly ms: number;
    readonly tokens: ModelTokens;
  }) => void;
}

/** The key of one person. */
export interface GuardedKey {
  readonly user: UserId;
  readonly keyId: string;
  readonly named: ModelName;
}

export type GuardCloud = (key: GuardedKey, ask: AskModel) => AskModel;

/** Where a provider says that it has no room, and not for how long. */
const REST_MS = 20_000;
/** Keys that do not work at the moment; more are not remembered. */
const MOST_KEPT = 1_000;

/** Leaves a provider alone for one key when it is down or has no room for it; nobody else's key is touched by that. */
export function createGuardCloud({ now, random, onAsked }: GuardCloudDeps): GuardCloud {
  const broken = new Map<string, { readonly breaker: Breaker; because: NoAnswer }>();

  const hear = (id: string, asked: Asked): void => {
    if (asked.kind === 'answered') {
      broken.delete(id);
      return;
    }
    const { because, retryAfterMs = REST_MS } = asked;
    if (because !== 'down' && because !== 'too slow' && because !== 'limited') return;
    const found = broken.get(id) ?? { breaker: createBreaker({ now, random }), because };
    found.because = because;
    if (because === 'limited') found.breaker.rest(retryAfterMs);
    else found.breaker.failed();
    broken.delete(id);
    broken.set(id, found);
    for (const oldest of [...broken.keys()].slice(0, -MOST_KEPT)) broken.delete(oldest);
  };

  const leftAlone = (id: string, model: ModelName): Asked | undefined => {
    const { breaker, because = 'down' } = broken.get(id) ?? {};
    const until = breaker?.until();
    if (!until || breaker?.state() !== 'open') return undefined;
    const retryAfterMs = until.getTime() - now().getTime();
    return { kind: 'no answer', because, model, ...(because === 'limited' ? { retryAfterMs } : {}) };
  };

  return ({ user, keyId, named }, ask) =>
    async (asking) => {
      const id = `${user}|${keyId}`;
      const refused = leftAlone(id, named);
      if (refused) return refused;
      const since = now().getTime();
      const asked = await ask(asking);
      hear(id, asked);
      const outcome = asked.kind === 'answered' ? 'answered' : asked.because;
      const tokens = asked.kind === 'answered' ? asked.tokens : { sent: 0, received: 0 };
      onAsked({ tier: 'cloud', outcome, ms: now().getTime() - since, tokens });
      return asked;
    };
}

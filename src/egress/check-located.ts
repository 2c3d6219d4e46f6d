import { isIP } from 'node:net';
import { addressKind } from './address-kind.ts';
import { refusedAsPlain, refusedAsPrivate, refusedForEver } from './failures.ts';
import { allowedAs, type ServiceOrigin } from './service-origin.ts';

/** Where a name leads, as it is connected to. */
export interface Located {
  readonly address: string;
  readonly port: number;
}

export interface LocateDeps {
  /** Asked for every request anew. */
  readonly locate: (host: string, port: number, signal: AbortSignal) => Promise<readonly Located[]>;
  /** `host:port` of what may be private. */
  readonly allow: ReadonlySet<string>;
  /** Told each time something private is refused. */
  readonly onRefused: (origin: ServiceOrigin) => void;
}

/**
 * The addresses that may be connected to now, at least one: nothing else may be, and no name looked up again.
 * @throws UserFacingError where one of them may not be reached.
 */
export async function checkLocated(
  origin: ServiceOrigin,
  { locate, allow, onRefused }: LocateDeps,
  signal: AbortSignal,
): Promise<readonly Located[]> {
  const { host, port } = origin;
  const located =
    isIP(host) === 0 ? await within(signal, locate(host, port, signal)) : [{ address: host, port }];
  const kinds = located.map(({ address }) => addressKind(address));
  if (kinds.includes('never') || kinds.length === 0) throw refusedForEver(origin);
  // A name that leads to both is as bad as one that leads to the private one: the next connection might get it.
  if (kinds.includes('private')) {
    if (allow.has(allowedAs(origin))) return located;
    onRefused(origin);
    throw refusedAsPrivate(origin);
  }
  if (!origin.isEncrypted) throw refusedAsPlain(origin);
  return located;
}

/** Resolvers of machines cannot be interrupted; nobody waits for them longer than for the rest. */
async function within<Value>(signal: AbortSignal, looking: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([looking, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

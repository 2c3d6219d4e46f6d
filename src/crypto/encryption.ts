import type { EncryptionState } from '../core/encryption.ts';
import type { RoomId } from '../core/ids.ts';
import { keysNotOpen } from '../core/settled-encryption.ts';
import type { Machine } from './machine.ts';
import type { Requests } from './requests.ts';

/** The machine of this process, while it leads, and what it may ask of the homeserver. */
export interface OpenMachine {
  readonly machine: Machine;
  readonly requests: Requests;
}

/** The device of eis as the other parts see it. One per process; `starting` until this process leads and has opened it. */
export interface Encryption {
  readonly state: () => EncryptionState;
  /** Waits while it is starting. Rejects when the signal is aborted. */
  readonly settled: (signal: AbortSignal) => Promise<EncryptionState>;
  /** Throws `UnavailableError` unless it is on. */
  readonly machine: () => Machine;
  /** Throws `UnavailableError` unless it is on. */
  readonly requests: () => Requests;
  /** What takes keys, also while it is off because our identity is in question. */
  readonly hearing: () => OpenMachine | undefined;
  /** Told when the key of somebody else's session came, or can be trusted now. */
  readonly onRoomKey: (listen: (room: RoomId) => void) => void;
  /** Told each time it is on, before anything else may use the machine. */
  readonly whenOn: (listen: (open: OpenMachine) => Promise<void>) => void;
}

/** The side of it that turns the state. */
export interface EncryptionTurns extends Encryption {
  readonly turnOn: (open: OpenMachine) => Promise<void>;
  /** `hearing` takes the keys that come meanwhile. */
  readonly turn: (state: Exclude<EncryptionState, { kind: 'on' }>, hearing?: OpenMachine) => void;
  readonly hearRoomKey: (room: RoomId) => void;
  /** Others may see other keys of our account than before. */
  readonly hearOwnKeys: () => void;
  readonly onOwnKeys: (listen: () => void) => void;
  /** Everything that was found out about the device is found out anew. */
  readonly restart: () => void;
  /** The same, with a new identity in place of the one that the homeserver shows. Only while this process leads. */
  readonly replaceIdentity: () => Promise<'replaced' | 'refused'>;
  /** Whoever starts the device takes the wish, and tells what became of it. */
  readonly takeWish: () => ((became: 'replaced' | 'refused') => void) | undefined;
  /** Aborted at the next restart. */
  readonly restarting: () => AbortSignal;
}

export function createEncryption(): EncryptionTurns {
  let state: EncryptionState = { kind: 'starting' };
  let open: OpenMachine | undefined;
  let hearing: OpenMachine | undefined;
  let turning = Promise.withResolvers<void>();
  const roomKeys = createHearing<[RoomId]>();
  const ownKeys = createHearing<[]>();
  const listeners: ((open: OpenMachine) => Promise<void>)[] = [];

  const turnTo = (next: EncryptionState): void => {
    state = next;
    const turned = turning;
    turning = Promise.withResolvers();
    turned.resolve();
  };
  const opened = (): OpenMachine => {
    if (open) return open;
    throw keysNotOpen();
  };

  return {
    state: () => state,
    settled: async (signal) => {
      while (state.kind === 'starting') await turnedOr(turning.promise, signal);
      return state;
    },
    machine: () => opened().machine,
    requests: () => opened().requests,
    hearing: () => hearing,
    onRoomKey: roomKeys.listen,
    whenOn: (listen) => void listeners.push(listen),
    turnOn: async (next) => {
      for (const listen of listeners) await listen(next);
      open = next;
      hearing = next;
      turnTo({ kind: 'on', deviceId: next.machine.deviceId });
    },
    turn: (next, takesKeys) => {
      open = undefined;
      hearing = takesKeys;
      turnTo(next);
    },
    hearRoomKey: roomKeys.hear,
    hearOwnKeys: ownKeys.hear,
    onOwnKeys: ownKeys.listen,
    ...createRestarts(() => state),
  };
}

type Restarts = Pick<EncryptionTurns, 'restart' | 'restarting' | 'replaceIdentity' | 'takeWish'>;

function createRestarts(state: () => EncryptionState): Restarts {
  let restarting = new AbortController();
  let wish: PromiseWithResolvers<'replaced' | 'refused'> | undefined;
  const restart = (): void => {
    const restarted = restarting;
    restarting = new AbortController();
    restarted.abort();
  };
  return {
    restart,
    restarting: () => restarting.signal,
    replaceIdentity: async () => {
      if (state().kind === 'starting') throw keysNotOpen();
      wish ??= Promise.withResolvers();
      restart();
      return await wish.promise;
    },
    takeWish: () => {
      const taken = wish?.resolve;
      wish = undefined;
      return taken;
    },
  };
}

function createHearing<Heard extends readonly unknown[]>() {
  const listeners: ((...heard: Heard) => void)[] = [];
  return {
    listen: (listener: (...heard: Heard) => void): void => void listeners.push(listener),
    hear: (...heard: Heard): void => {
      for (const listener of listeners) listener(...heard);
    },
  };
}

async function turnedOr(turned: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const stop = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([turned, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

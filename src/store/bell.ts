/** Tells whoever waits that there is something to do. */
export interface Bell {
  readonly ring: () => void;
  /** Returns the function that ends it. */
  readonly onRing: (listener: () => void) => () => void;
}

export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring() {
      for (const listener of listeners) listener();
    },
    onRing(listener) {
      const own = () => listener();
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
}

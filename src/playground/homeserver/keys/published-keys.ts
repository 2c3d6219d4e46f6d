import { canonical, type Json } from '../../../core/json.ts';
import { type Content, textAt } from '../event.ts';
import { Refusal } from '../refusal.ts';

/** One key of a device as it is handed out: `signed_curve25519:AAAAHg` and what stands behind it. */
type NamedKey = readonly [id: string, key: Json];

interface Fallback {
  readonly named: NamedKey;
  isUsed: boolean;
}

export type Counts = Readonly<Record<string, number>>;

const algorithmOf = (id: string): string => id.split(':', 1)[0] ?? '';

/** What one device has published of its keys. One-time keys are handed out once, the oldest first. */
export class PublishedKeys {
  /** The identity keys of the device, with its signatures. */
  identity: Content | undefined;
  /** The last place in the stream at which one-time keys came or went. */
  touched = 0;
  readonly #oneTime = new Map<string, Json>();
  readonly #fallback = new Map<string, Fallback>();

  /** The same key may be published again; another one under the same id never. */
  addOneTime(keys: Content): void {
    for (const [id, key] of Object.entries(keys)) {
      const known = this.#oneTime.get(id);
      if (known !== undefined && canonical(known) !== canonical(key))
        throw new Refusal(400, 'M_INVALID_PARAM', `One time key ${id} already exists`);
      this.#oneTime.set(id, key);
    }
  }

  setFallback(keys: Content): void {
    for (const named of Object.entries(keys))
      this.#fallback.set(algorithmOf(named[0]), { named, isUsed: false });
  }

  /** Takes a one-time key; where there is none, the fallback key, if this server hands those out. */
  claim(algorithm: string, { handsOutFallback }: { handsOutFallback: boolean }): NamedKey | undefined {
    const found = [...this.#oneTime].find(([id]) => algorithmOf(id) === algorithm);
    if (found) {
      this.#oneTime.delete(found[0]);
      return found;
    }
    const fallback = handsOutFallback ? this.#fallback.get(algorithm) : undefined;
    if (fallback) fallback.isUsed = true;
    return fallback?.named;
  }

  /** Zero is named for the algorithm that everybody uses. */
  counts(): Counts {
    const counts: Record<string, number> = { signed_curve25519: 0 };
    for (const id of this.#oneTime.keys()) counts[algorithmOf(id)] = (counts[algorithmOf(id)] ?? 0) + 1;
    return counts;
  }

  unusedFallback(): readonly string[] {
    return [...this.#fallback].filter(([, { isUsed }]) => !isUsed).map(([algorithm]) => algorithm);
  }

  /** As /keys/query shows the device; undefined until it has published its identity. */
  shown(displayName: string | undefined): Content | undefined {
    if (!this.identity) return undefined;
    return displayName === undefined
      ? this.identity
      : { ...this.identity, unsigned: { device_display_name: displayName } };
  }

  /** Whether these identity keys may be those of this device of this user. */
  static belongTo(identity: Content, { user, device }: { user: string; device: string }): boolean {
    return textAt(identity, 'user_id') === user && textAt(identity, 'device_id') === device;
  }
}

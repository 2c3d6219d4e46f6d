import type { Caller } from '../../core/caller.ts';
import type { UserId } from '../../core/ids.ts';
import type { SealedModelKey } from '../../core/model-key.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import type { Secret } from '../../core/secret.ts';
import type { Settings } from '../../core/settings.ts';

export interface ModelsDeps {
  /** Whose keys can be added; the one for any other address is called `endpoint`. */
  readonly providers: readonly ModelProvider[];
  readonly modelKeys: {
    readonly of: (owner: UserId) => Promise<readonly SealedModelKey[]>;
    readonly read: (owner: UserId, id: string) => Promise<SealedModelKey | undefined>;
    /** Inserts or replaces. */
    readonly put: (owner: UserId, key: SealedModelKey) => Promise<void>;
    readonly remove: (owner: UserId, id: string) => Promise<void>;
  };
  /**
   * Tries a key that is stored nowhere yet. Where the trial names no model: those that can be chosen from, none where
   * nobody knows. Throws a `UserFacingError` that says why it does not work.
   */
  readonly testModelKey: (
    trial: KeyTrial,
    caller: Pick<Caller, 'user' | 'timeZone'>,
    signal: AbortSignal,
  ) => Promise<readonly string[]>;
  /** In base64; opens only for this owner and this key. */
  readonly sealModelKey: (owner: UserId, id: string, key: Secret) => string;
  readonly settings: { readonly read: (owner: UserId) => Promise<Settings> };
  readonly now: () => Date;
}

export interface KeyTrial {
  readonly provider: ModelProvider;
  readonly address: string;
  /** Undefined: whichever is offered. */
  readonly model: string | undefined;
  readonly key: Secret;
}

/** The keys of one person, during one call. */
export interface Client extends ModelsDeps {
  readonly owner: UserId;
}

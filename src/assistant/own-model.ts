import type { Caller } from '../core/caller.ts';
import type { AskModel, Purpose } from '../core/model.ts';

/** Whom a prompt is about, so that their names are replaced before it leaves. */
export interface InPrompt {
  /** Names of other people in it. */
  readonly people: readonly string[];
  /** Texts that the person marked as private. */
  readonly private: readonly string[];
}

/** Why the person's own model is not asked. */
export type NotGranted = 'no key' | 'wrong key' | 'no consent' | 'cap';

/** The person's own cloud model, for one purpose. */
export type OwnModel =
  | {
      readonly kind: 'granted';
      /** How the person calls the key: `Claude`. */
      readonly keyName: string;
      readonly ask: (inPrompt: InPrompt) => AskModel;
    }
  | {
      readonly kind: 'refused';
      readonly because: NotGranted;
      /** The key that it failed for. */
      readonly keyName?: string;
    };

/** What a model is asked for: `request` names the entry that is answered, as turns do. */
export interface AskedFor {
  readonly purpose: Purpose;
  readonly request: string;
}

export interface OwnModelDeps {
  readonly ownModel: (caller: Pick<Caller, 'user' | 'timeZone'>, asked: AskedFor) => Promise<OwnModel>;
}

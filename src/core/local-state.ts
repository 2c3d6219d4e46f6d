/** Why an installed model is not asked. */
export type Unfit =
  /** What it is asked leaves the house: its name, or its entry, leads to a cloud. */
  | 'passed on'
  /** It makes no text: an embedding model. */
  | 'no text'
  | 'too small'
  /** It did not fit into the memory. */
  | 'too large'
  /** Its context is shorter than a prompt with its answer. */
  | 'short context'
  /** The configuration names another one. */
  | 'not the configured one'
  /** The configuration names it, and it is not there. */
  | 'not installed';

/** Why this model is asked and no other. */
export type Chosen =
  | 'configured'
  | 'loaded already'
  | 'known to be good'
  | 'fits best'
  | 'gateway of the house';

/** Why nothing is known of an Ollama. */
export type Absent = 'not looked yet' | 'does not answer' | 'too slow' | 'is no Ollama';

/** What there is of a local model at the moment. */
export type LocalState =
  | { readonly kind: 'off' }
  | { readonly kind: 'absent'; readonly url: string; readonly because: Absent }
  | {
      readonly kind: 'no fit model';
      readonly url: string;
      readonly installed: readonly { readonly name: string; readonly because: Unfit }[];
    }
  | { readonly kind: 'loading' | 'ready'; readonly model: string; readonly because: Chosen }
  /** It was ready, and broke down: left alone until then, and tried again by itself. */
  | { readonly kind: 'down'; readonly model: string; readonly until: Date };

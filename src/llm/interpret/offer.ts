import type { ActionDescription } from '../../core/action.ts';

/** One thing that may be chosen, and which of its fields may be filled. */
export interface OfferedAction {
  readonly action: ActionDescription;
  /** By the names that the model uses. */
  readonly fields: readonly OfferedField[];
}

export interface OfferedField {
  /** As the model writes it: `add_labels`. */
  readonly key: string;
  /** As the declaration has it: `add.labels`. */
  readonly field: string;
  readonly about: string;
}

/** What a model may choose from for one sentence. */
export interface Offer {
  readonly actions: readonly OfferedAction[];
  /** Names of the actions whose words stand in the sentence, the likeliest first. */
  readonly nearest: readonly string[];
}

/** The fields of all actions, each once, as the first action that has it speaks of it. */
export const fieldsOf = ({ actions }: Pick<Offer, 'actions'>): readonly OfferedField[] => {
  const all = actions.flatMap(({ fields }) => fields);
  return all.filter(({ key }, at) => all.findIndex((one) => one.key === key) === at);
};

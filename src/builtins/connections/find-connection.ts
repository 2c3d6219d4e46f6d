import type { SealedConnection } from '../../core/connection.ts';
import type { Choice, Plan } from '../../core/plan.ts';
import { isNamed } from './free-name.ts';
import { say } from './sentences.ts';

export type Found =
  | { readonly kind: 'one'; readonly connection: SealedConnection }
  | { readonly kind: 'unclear'; readonly plan: Plan };

interface Asking {
  readonly sentence: (name: string) => string;
  /** In which the person is asked. */
  readonly language: string;
}

/**
 * The connection that is meant; without a name, the only one. `sentence` makes one of a name, for the choices when
 * several fit.
 */
export function findConnection(
  words: string | undefined,
  all: readonly SealedConnection[],
  { sentence, language }: Asking,
): Found {
  const sentences = say(language);
  const [only, ...others] = all;
  if (!only) return unclear(sentences.nothingYet, []);
  const named = words === undefined ? undefined : all.find((one) => isNamed(words, one));
  if (named) return { kind: 'one', connection: named };
  if (words === undefined && others.length === 0) return { kind: 'one', connection: only };
  const choices = all.map(({ name }) => ({ label: name, say: sentence(name) }));
  if (words === undefined) return unclear(sentences.which, choices);
  // The words are not repeated: they may be a secret in the wrong place.
  return unclear(sentences.noneOfThatName, choices);
}

const unclear = (question: string, choices: readonly Choice[]): Found => ({
  kind: 'unclear',
  plan: { kind: 'unclear', question, choices },
});

import type { SealedConnection } from '../../core/connection.ts';
import type { Choice, Plan } from '../../core/plan.ts';
import { isNamed } from './free-name.ts';

export type Found =
  | { readonly kind: 'one'; readonly connection: SealedConnection }
  | { readonly kind: 'unclear'; readonly plan: Plan };

/**
 * The connection that is meant; without a name, the only one. `say` makes a sentence of a name, for the choices when
 * several fit.
 */
export function findConnection(
  words: string | undefined,
  all: readonly SealedConnection[],
  say: (name: string) => string,
): Found {
  const [only, ...others] = all;
  if (!only) return unclear('You are connected to nothing yet.', []);
  const named = words === undefined ? undefined : all.find((one) => isNamed(words, one));
  if (named) return { kind: 'one', connection: named };
  if (words === undefined && others.length === 0) return { kind: 'one', connection: only };
  const choices = all.map(({ name }) => ({ label: name, say: say(name) }));
  if (words === undefined) return unclear('Which connection?', choices);
  // The words are not repeated: they may be a secret in the wrong place.
  return unclear('You have no connection of that name. Which one?', choices);
}

const unclear = (question: string, choices: readonly Choice[]): Found => ({
  kind: 'unclear',
  plan: { kind: 'unclear', question, choices },
});

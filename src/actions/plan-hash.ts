import type { ActionCall } from '../core/action.ts';
import { sha256 } from '../core/digest.ts';
import type { Edit } from '../core/edit.ts';
import type { UserId } from '../core/ids.ts';
import { canonical, type Fields } from '../core/json.ts';
import { changeOf } from './change-of.ts';

export interface Hashed {
  readonly call: ActionCall;
  readonly user: UserId;
  /** The id of the home in which the plan was made. */
  readonly connection: string;
  readonly edits: readonly Edit[];
  readonly question: string;
}

/**
 * What a yes is bound to: who asked for what, where, what would change from what to what, and everything that the
 * question showed. The same plan made again has the same hash.
 */
export const planHash = ({ call, user, connection, edits, question }: Hashed): string =>
  sha256(canonical([call.action, call.input, user, connection, edits.map(hashedEdit), question]));

function hashedEdit(edit: Edit): unknown {
  const at = [edit.op, edit.noun, edit.connection ?? null];
  switch (edit.op) {
    case 'create':
      return [...at, readable(edit.after)];
    case 'update': {
      const { before, after } = changeOf(edit);
      return [...at, edit.id, readable(before), readable(after)];
    }
    case 'remove':
      return [...at, edit.id, readable(edit.before), edit.forGood ?? []];
  }
}

/** What is sealed looks different each time it is sealed, and nobody was shown it. */
const readable = ({ sealed: _sealed, ...fields }: Fields): Fields => fields;

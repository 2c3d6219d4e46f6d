import type { ActionDescription } from '../core/action.ts';
import type { Because } from '../core/because.ts';
import type { UserId } from '../core/ids.ts';
import type { AskModel, Interpretation } from '../core/model.ts';
import type { Answering } from './known.ts';
import { readingContextOf } from './known.ts';
import type { SayDoing } from './model-answer.ts';
import type { ModelDecision } from './model-decision.ts';
import type { ModelRow } from './model-row.ts';
import type { AskedFor, OwnModel, OwnModelDeps } from './own-model.ts';
import type { ReadingContext } from './route.ts';
import { sayAround } from './sentences.ts';
import { isTalk, type Turns } from './turns.ts';

/** A model that may be asked, and what it is called. */
export interface Askable {
  /** `Claude`; left out: the local one. */
  readonly title?: string;
  /** It has to be loaded first, which takes longer than its answer. */
  readonly isLoading?: true;
  readonly ask: AskModel;
}

/** What a model is told of a sentence, and what its answer is read with. */
export interface Interpreting {
  readonly sentence: string;
  /** The person's own last words in this room, the newest last. */
  readonly earlier: readonly string[];
  /** The one in which the person is answered. */
  readonly language: string;
  readonly actions: readonly ActionDescription[];
  /** The words that the model repeats are read with this, as those of a command are. */
  readonly context: ReadingContext;
  /** Why the rules refused it: then it becomes no write. */
  readonly because?: Because;
  readonly signal: AbortSignal;
}

export interface UnderstandDeps extends OwnModelDeps {
  readonly interpret: (interpreting: Interpreting, ask: AskModel) => Promise<Interpretation>;
  /** The model of the house; undefined when there is none, or none that this person may ask. */
  readonly localModel: (user: UserId) => Askable | undefined;
  readonly turns: Turns;
}

/** True when somebody can be asked about a sentence of this person that no rule understands. */
export const isAskable = async (
  { caller, request }: Pick<Answering, 'caller' | 'request'>,
  deps: UnderstandDeps,
): Promise<boolean> =>
  deps.localModel(caller.user) !== undefined ||
  (await deps.ownModel(caller, forSentences({ request }))).kind === 'granted';

const forSentences = ({ request }: { readonly request: string }): AskedFor => ({
  purpose: 'sentences',
  request,
});

/** Nothing of others is in the prompt, but for names that the person said. */
const ONLY_THEIR_WORDS = { people: [], private: [] };

const capOf = ({ keyName }: Extract<OwnModel, { kind: 'refused' }>) => ({
  because: 'cap' as const,
  ...(keyName === undefined ? {} : { keyName }),
});

/** Asks the local model, and where that is of no use the person's own. */
export async function understand(
  { known, row, sayDoing }: { known: Answering; row: ModelRow; sayDoing: SayDoing },
  deps: UnderstandDeps,
): Promise<ModelDecision> {
  const { caller } = known;
  const interpreting = await interpretingOf(known, row, deps);
  const words = sayAround(caller.language);
  const ask = async ({ ask: askModel, title, isLoading }: Askable): Promise<ModelDecision> => {
    sayDoing(isLoading ? words.loading : words.asking(title));
    return decisionOf(await deps.interpret(interpreting, askModel));
  };
  const local = deps.localModel(caller.user);
  const first = local && (await ask(local));
  if (first && first.to !== 'nobody') return first;
  const own = await deps.ownModel(caller, forSentences(row));
  const none = first ?? { to: 'nobody', because: 'none' };
  if (own.kind === 'refused') return own.because === 'cap' ? { ...none, ...capOf(own) } : none;
  const second = await ask({ title: own.keyName, ask: own.ask(ONLY_THEIR_WORDS) });
  return second.to === 'nobody' ? { ...second, keyName: own.keyName } : second;
}

const MOST_EARLIER = 3;

async function interpretingOf(
  { caller, actions, connections, now, tools, message }: Answering,
  { sentence, readAt, request, because }: ModelRow,
  { turns }: Pick<UnderstandDeps, 'turns'>,
): Promise<Interpreting> {
  const recent = await turns.recent(caller.user, message.place.roomId, MOST_EARLIER + 1);
  const earlier = recent
    .filter((turn) => turn.request !== request && isTalk(turn, now))
    .slice(-MOST_EARLIER)
    .map(({ said }) => said);
  return {
    sentence,
    earlier,
    language: caller.language,
    actions,
    context: { ...readingContextOf(caller), now: readAt, connections },
    ...(because === undefined ? {} : { because }),
    signal: tools.signal,
  };
}

function decisionOf(made: Interpretation): ModelDecision {
  switch (made.kind) {
    case 'calls':
      return { to: 'calls', calls: made.calls, model: made.model };
    case 'asks':
      return { to: 'ask', call: made.call, field: made.field, model: made.model };
    case 'outside':
      return { to: 'outside', nearest: made.nearest, model: made.model };
    case 'not understood':
      return { to: 'nobody', because: 'not understood' };
    case 'no answer':
      return { to: 'nobody', because: made.because };
  }
}

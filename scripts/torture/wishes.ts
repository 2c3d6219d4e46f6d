import type { Chance } from './chance.ts';
import type { Request } from './count.ts';

/** Something that somebody says, and what it asks for. */
export interface Wish extends Omit<Request, 'room'> {
  readonly text: string;
  /** Answers the question about the deletion of the same task: said by a sign if the question is there already. */
  readonly isAnswer?: true;
}

/** What one person says next: mostly new things, at times about what was added before. */
export interface Wishes {
  readonly next: () => Wish;
}

/** Which models this person can ask. */
export type AskableModels = 'none' | 'local' | 'local and cloud';

interface Taken {
  readonly nonce: string;
  readonly takesBack: NonNullable<Request['takesBack']>;
}

/** In a hundred. */
const ADDING = 35;
const REMINDING = 55;
const FINISHING = 67;
const DELETING = 83;
/** Where there are models. */
const ASKING = 0.45;
const ANALYZING = 0.5;
/** So that some are pending whenever eis is killed. */
const SOON_S = 2;
const LATEST_S = 20;
const UNDOING = 0.25;

/** Whoever can ask models does so often. They take nothing back: what a model did meanwhile would be the newest. */
export function createWishes(
  chance: Chance,
  nextNonce: () => string,
  models: AskableModels = 'none',
): Wishes {
  if (models === 'none') return createOwnWishes(chance, nextNonce, UNDOING);
  const own = createOwnWishes(chance, nextNonce, 0);
  return {
    next: () =>
      own.hasQuestion() || !chance.hits(ASKING) ? own.next() : ask(nextNonce(), { chance, models }),
  };
}

/**
 * A task is done at most once, deleted at most once and taken back at most once, so that each answer to it is one of
 * its kind. An undo follows right behind what it takes back.
 */
function createOwnWishes(chance: Chance, nextNonce: () => string, undoing: number) {
  const open: string[] = [];
  const finished: string[] = [];
  let toConfirm: string | undefined;
  let takeable: Taken | undefined;

  const draw = (from: string[]): string | undefined => from.splice(chance.below(from.length), 1)[0];
  const undo = ({ nonce, takesBack }: Taken): Wish => {
    for (const list of [open, finished]) if (list.includes(nonce)) list.splice(list.indexOf(nonce), 1);
    return { kind: 'undo', nonce, text: 'undo', takesBack };
  };
  const wrote = (kind: Taken['takesBack'], nonce: string, text: string): Wish => {
    takeable = chance.hits(undoing) ? { nonce, takesBack: kind } : undefined;
    return { kind, nonce, text };
  };

  const add = (): Wish => {
    const nonce = nextNonce();
    open.push(nonce);
    return wrote('add', nonce, `add ${nonce}`);
  };
  const finish = (nonce: string): Wish => {
    finished.push(nonce);
    return wrote('done', nonce, `done ${nonce}`);
  };
  const remove = (nonce: string): Wish => {
    toConfirm = nonce;
    return { kind: 'delete', nonce, text: `delete ${nonce}` };
  };
  const confirm = (nonce: string): Wish => {
    toConfirm = undefined;
    return { ...wrote('yes', nonce, 'yes'), isAnswer: true };
  };

  return {
    /** It is answered next. */
    hasQuestion: (): boolean => toConfirm !== undefined,
    next: (): Wish => {
      if (toConfirm !== undefined) return confirm(toConfirm);
      const taken = takeable;
      takeable = undefined;
      if (taken) return undo(taken);
      const share = chance.below(100);
      if (share < ADDING) return add();
      if (share < REMINDING) return remind(nextNonce(), chance);
      if (share < FINISHING) return oneOf(draw(open), finish, add);
      if (share < DELETING) return oneOf(draw(chance.hits(0.5) ? finished : open), remove, add);
      return read(nextNonce());
    },
  };
}

function remind(nonce: string, chance: Chance): Wish {
  const inSeconds = SOON_S + chance.below(LATEST_S - SOON_S);
  return { kind: 'remind', nonce, inSeconds, text: `remind me in ${inSeconds} seconds to ${nonce}` };
}

function ask(
  nonce: string,
  { chance, models }: { readonly chance: Chance; readonly models: AskableModels },
): Wish {
  return models === 'local and cloud' && chance.hits(ANALYZING)
    ? { kind: 'analyze', nonce, text: `analyze my productivity, with an eye on ${nonce}` }
    : { kind: 'ask', nonce, text: `please see to it that ${nonce} is not forgotten` };
}

const read = (nonce: string): Wish => ({ kind: 'read', nonce, text: `help ${nonce}` });

const oneOf = (nonce: string | undefined, about: (nonce: string) => Wish, otherwise: () => Wish): Wish =>
  nonce === undefined ? otherwise() : about(nonce);

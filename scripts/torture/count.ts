/**
 * What somebody asked for. `nonce`: a word in the request and in its one answer, and the title of its task. No two
 * requests of one kind have the same nonce. An invite is answered by coming and, once somebody talks, by one greeting;
 * its nonce is the room. `hide` is the token in a message: it is answered by removing that message and saying so once.
 */
export interface Request {
  readonly kind:
    | 'add'
    | 'done'
    | 'read'
    | 'delete'
    | 'yes'
    | 'undo'
    | 'connect'
    | 'invite'
    | 'hide'
    | 'remind'
    /** A sentence that only a model understands: something is added. */
    | 'ask'
    /** A question that the person's own model in the cloud answers. */
    | 'analyze'
    /** The key for it; its nonce is what it is called. */
    | 'key';
  readonly room: string;
  readonly nonce: string;
  /** Of an undo: the request that was made right before it. */
  readonly takesBack?: 'add' | 'done' | 'yes';
  /** Of a reminder: so long after it was said. */
  readonly inSeconds?: number;
}

/** What stands in the rooms of the homeserver at the end. */
export interface Said {
  /** Every message of eis that is no edit of one; those of one room in the order in which they were said. */
  readonly said: readonly string[];
  /** The rooms in which eis is. */
  readonly joined: readonly string[];
  /** The room of every greeting. */
  readonly greeted: readonly string[];
  /** The room of every message that says that a token was removed. */
  readonly hidden: readonly string[];
  /** The rooms in which a token can still be read. */
  readonly exposed: readonly string[];
}

type Tally = ReadonlyMap<string, number>;

/** What was really done. */
export interface Outcome extends Said {
  /** The titles of all tasks there are in the end: in own lists, as asked for through the chat, and in services. */
  readonly listed: readonly string[];
  /** The accounts of all connections, as asked for through the chat. */
  readonly connected: readonly string[];
  /** How often services carried out the creation of a task of this title; nothing for own lists. */
  readonly created: Tally;
  readonly changed: Tally;
}

export interface Counts {
  readonly requests: number;
  /** No answer, or an answer and not what it says. */
  readonly lost: number;
  readonly doubleReplies: number;
  readonly doubleWrites: number;
  /** Answered before something that the same person had said earlier. */
  readonly outOfOrder: number;
}

const ANSWERS = {
  add: 'Added: ',
  done: 'Done: ',
  read: 'no help on “',
  delete: 'Delete ',
  yes: 'Deleted: ',
  undo: 'Taken back: ',
  connect: 'account ',
  remind: 'once: ',
  ask: 'Added: ',
  analyze: 'The thread of it: ',
  key: 'The key works (',
} as const;

/** What the one answer to this request holds; nothing for an invite and for what is hidden. */
const answerTo = ({ kind, nonce }: Request): string | undefined =>
  kind === 'invite' || kind === 'hide' ? undefined : `${ANSWERS[kind]}${nonce}`;

/** Counts by nonce alone: what eis says about itself is not asked. */
export function count(requests: readonly Request[], outcome: Outcome): Counts {
  const fates = fatesOf(requests, outcome);
  return {
    requests: fates.length,
    lost: fates.filter(isLost).length,
    doubleReplies: fates.filter(({ answers }) => answers > 1).length,
    doubleWrites: fates.filter(({ writes }) => writes > 1).length,
    outOfOrder: outOfOrder(requests, outcome).length,
  };
}

/** What waits for a model waits for nothing else, and holds nothing else up. */
const laneOf = ({ kind, room }: Request): string =>
  kind === 'ask' || kind === 'analyze' ? `${room} model` : room;

/** Answers come in the order of the requests, in each lane of a room for itself; what comes again is looked at once. */
function outOfOrder(requests: readonly Request[], { said }: Pick<Said, 'said'>): readonly string[] {
  const asked = new Map(
    requests.map((request, place) => [answerTo(request), { place, lane: laneOf(request) }]),
  );
  const latest = new Map<string, number>();
  return [...new Set(said.flatMap(answersIn))].filter((answer) => {
    const request = asked.get(answer);
    if (!request) return false;
    const before = latest.get(request.lane) ?? -1;
    latest.set(request.lane, Math.max(before, request.place));
    return request.place < before;
  });
}

/** What is lost, doubled or out of order, a line each. */
export const faulty = (requests: readonly Request[], outcome: Outcome): readonly string[] => [
  ...fatesOf(requests, outcome)
    .filter((fate) => isLost(fate) || fate.answers > 1 || fate.writes > 1)
    .map(
      ({ request, answers, writes }) =>
        `${request.kind} ${request.nonce} in ${request.room}: answered ${answers} times, written ${writes} times`,
    ),
  ...outOfOrder(requests, outcome).map((answer) => `${answer}: answered before what was said earlier`),
];

interface Fate {
  readonly request: Request;
  readonly answers: number;
  /** 1 for what is no write. */
  readonly writes: number;
}

const isLost = ({ answers, writes }: Fate): boolean => answers === 0 || writes === 0;

function fatesOf(requests: readonly Request[], outcome: Outcome): readonly Fate[] {
  const said = tally(outcome.said.flatMap(answersIn));
  const timesWritten = createTimesWritten(requests, outcome);
  return requests.map((request) => ({
    request,
    answers: timesAnswered(request, said, outcome),
    writes: timesWritten(request),
  }));
}

/** What was said about one task after it was added. */
interface Story {
  readonly done: boolean;
  readonly deleted: boolean;
  readonly tookBack: Request['takesBack'];
}

function storiesOf(requests: readonly Request[]): (nonce: string) => Story {
  const ofKind = (kind: Request['kind']): ReadonlySet<string> =>
    new Set(requests.filter((request) => request.kind === kind).map(({ nonce }) => nonce));
  const [done, deleted] = [ofKind('done'), ofKind('yes')];
  const undone = new Map(
    requests.map(({ kind, nonce, takesBack }) => [kind === 'undo' ? nonce : '', takesBack]),
  );
  return (nonce) => ({ done: done.has(nonce), deleted: deleted.has(nonce), tookBack: undone.get(nonce) });
}

/**
 * A task is written once when a service created it once, and once more where a deletion was taken back, whatever was
 * removed later; and when it is there in the end exactly if it is to be. A change is written once when it changed the
 * task once, and once more where it was taken back.
 */
function createTimesWritten(requests: readonly Request[], outcome: Outcome): (request: Request) => number {
  const storyOf = storiesOf(requests);
  const listed = tally(outcome.listed);
  const connected = tally(outcome.connected);
  return ({ kind, nonce }) => {
    const story = storyOf(nonce);
    switch (kind) {
      case 'ask':
      case 'add': {
        const created = outcome.created.get(nonce);
        const surplus = created === undefined ? 0 : created - 1 - (story.tookBack === 'yes' ? 1 : 0);
        if (surplus > 0) return 1 + surplus;
        return 1 + (listed.get(nonce) ?? 0) - standing(story);
      }
      case 'done': {
        if (!outcome.created.has(nonce)) return 1;
        return (outcome.changed.get(nonce) ?? 0) - (story.tookBack === 'done' ? 1 : 0);
      }
      case 'connect':
        return connected.get(nonce) ?? 0;
      case 'read':
      case 'delete':
      case 'yes':
      case 'undo':
      case 'invite':
      case 'hide':
      case 'remind':
      case 'analyze':
      case 'key':
        return 1;
    }
  };
}

const standing = ({ deleted, tookBack }: Story): number =>
  tookBack === 'add' || (deleted && tookBack !== 'yes') ? 0 : 1;

function timesAnswered(request: Request, said: Tally, where: Omit<Said, 'said'>): number {
  const answer = answerTo(request);
  if (answer !== undefined) return said.get(answer) ?? 0;
  const times = (rooms: readonly string[]): number => rooms.filter((room) => room === request.room).length;
  if (request.kind === 'hide') return where.exposed.includes(request.room) ? 0 : times(where.hidden);
  return where.joined.includes(request.room) ? Math.max(1, times(where.greeted)) : 0;
}

const ANSWER =
  /(?:Added: |Done: |no help on “|Delete |Deleted: |Taken back: |account |once: |The thread of it: |The key works \()q[a-z]+/g;

/** The answers that a message holds, in the form of `answerTo`. */
export const answersIn = (body: string): readonly string[] => body.match(ANSWER) ?? [];

function tally(words: readonly string[]): Tally {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** Requests that have no answer yet. */
export function unanswered(requests: readonly Request[], outcome: Said): readonly Request[] {
  const found = tally(outcome.said.flatMap(answersIn));
  return requests.filter((request) => timesAnswered(request, found, outcome) === 0);
}

/**
 * What somebody asked for. `nonce`: a word in the request and in its one answer. An invite is answered by coming and,
 * once somebody talks, by one greeting; its nonce is the room.
 */
export interface Request {
  readonly kind: 'add' | 'done' | 'read' | 'invite';
  readonly room: string;
  readonly nonce: string;
}

/** What stands in the rooms of the homeserver at the end. */
export interface Outcome {
  /** Every message of eis; those of one room in the order in which they were said. */
  readonly said: readonly string[];
  /** The rooms in which eis is. */
  readonly joined: readonly string[];
  /** The room of every greeting. */
  readonly greeted: readonly string[];
  /** The words of every line of every list, open and done tasks, as asked for through the chat. */
  readonly listed: readonly string[];
}

export interface Counts {
  readonly requests: number;
  /** No answer, or an answer and no task. */
  readonly lost: number;
  readonly doubleReplies: number;
  readonly doubleWrites: number;
  /** Answered before something that the same person had said earlier. */
  readonly outOfOrder: number;
}

const ANSWERS = { add: 'Added: ', done: 'Done: ', read: 'no help on “' } as const;

/** What the one answer to this request holds; nothing for an invite. */
const answerTo = ({ kind, nonce }: Request): string | undefined =>
  kind === 'invite' ? undefined : `${ANSWERS[kind]}${nonce}`;

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

/** Answers come in the order of the requests, in each room for itself; what comes again is looked at once. */
function outOfOrder(requests: readonly Request[], { said }: Pick<Outcome, 'said'>): readonly string[] {
  const asked = new Map(requests.map((request, place) => [answerTo(request), { place, room: request.room }]));
  const latest = new Map<string, number>();
  return [...new Set(said.flatMap(answersIn))].filter((answer) => {
    const request = asked.get(answer);
    if (!request) return false;
    const before = latest.get(request.room) ?? -1;
    latest.set(request.room, Math.max(before, request.place));
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
  const listed = tally(outcome.listed);
  return requests.map((request) => ({
    request,
    answers: timesAnswered(request, said, outcome),
    writes: request.kind === 'add' ? (listed.get(request.nonce) ?? 0) : 1,
  }));
}

const timesAnswered = (
  request: Request,
  said: ReadonlyMap<string, number>,
  { joined, greeted }: Pick<Outcome, 'joined' | 'greeted'>,
): number => {
  const answer = answerTo(request);
  if (answer !== undefined) return said.get(answer) ?? 0;
  if (!joined.includes(request.room)) return 0;
  return Math.max(1, greeted.filter((room) => room === request.room).length);
};

const ANSWER = /(?:Added: |Done: |no help on “)q[a-z]+/g;

/** The answers that a message holds, in the form of `answerTo`. */
export const answersIn = (body: string): readonly string[] => body.match(ANSWER) ?? [];

function tally(words: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** Requests that have no answer yet. */
export function unanswered(
  requests: readonly Request[],
  outcome: Omit<Outcome, 'listed'>,
): readonly Request[] {
  const found = tally(outcome.said.flatMap(answersIn));
  return requests.filter((request) => timesAnswered(request, found, outcome) === 0);
}

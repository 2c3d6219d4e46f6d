import type { ActionDescription } from '../core/action.ts';
import { literal, status } from '../core/reply.ts';
import { slotOf } from '../core/slot.ts';
import type { Owned } from '../core/privacy.ts';
import { sayAnalysis } from './analysis/sentences.ts';
import { type Answer, said } from './answer.ts';
import { capKey } from './cap-key.ts';
import type { Answering } from './known.ts';
import { isUnderstood } from './known.ts';
import type { ModelDecision } from './model-decision.ts';
import { notUnderstood, type WhyNot } from './not-understood.ts';
import { ownedBy } from './perform-calls.ts';
import { sayAround } from './sentences.ts';

export interface WordUnknownDeps {
  readonly claimOnce: (key: string, by: string, until?: Date) => Promise<boolean>;
}

type Undone = Exclude<ModelDecision, { to: 'calls' }>;

interface Around {
  readonly known: Answering;
  /** Sentences that rules may understand. */
  readonly nearest: readonly string[];
}

/** What is said where a model led to nothing that can be done. */
export async function wordUnknown(
  decided: Undone,
  { known, nearest }: Around,
  deps: WordUnknownDeps,
): Promise<readonly Owned<Answer>[]> {
  const { caller, actions } = known;
  const { language } = caller;
  switch (decided.to) {
    case 'ask': {
      const { call, field } = decided;
      const form = fieldForm(actions, call.action, field);
      if (!form) return [await wordNobody({ because: 'not understood' }, { known, nearest }, deps)];
      const question = sayAround(language).whichValue(field);
      const isTime = form === 'time' ? { isTime: true as const } : {};
      return [ownedBy(caller, { kind: 'missing', question, call, field, secret: false, ...isTime })];
    }
    case 'outside':
      return [ownedBy(caller, said(status(wordOutside(decided.nearest, { known, nearest })), 'failed'))];
    case 'nobody':
      return [await wordNobody(decided, { known, nearest }, deps)];
  }
}

/** Whether the next message can be the value of this field. */
function fieldForm(
  actions: readonly ActionDescription[],
  action: string,
  field: string,
): 'words' | 'time' | undefined {
  const schema = actions.find(({ name }) => name === action)?.input.shape[field];
  const kind = schema && slotOf(schema).kind;
  if (kind === 'when') return 'time';
  return kind === 'text' || kind === 'name' || kind === 'which' ? 'words' : undefined;
}

/**
 * One sentence, and the nearest thing that eis can do (conversation.md 6.5): to put it on the list in the person's own
 * words, else an example of the likeliest action.
 */
function wordOutside(likely: readonly string[], { known, nearest }: Around): string {
  const { actions, caller, message } = known;
  const words = sayAround(caller.language);
  const asTask = nearest.filter((sentence) => sentence.includes(message.text.trim()));
  const examples = likely.flatMap((name) => [
    ...words.examplesOf(name),
    ...(actions.find((action) => action.name === name)?.examples ?? []).map(({ say }) => say),
  ]);
  const example = [...asTask, ...examples].find((sentence) => isUnderstood(sentence, known));
  return example === undefined
    ? `${words.outside} ${words.sayHelp}`
    : `${words.outside} ${words.nearestIs(literal(example))}`;
}

const HOUR_MS = 3_600_000;

type Nobody = Omit<Extract<ModelDecision, { to: 'nobody' }>, 'to' | 'because'> & {
  readonly because: Extract<ModelDecision, { to: 'nobody' }>['because'] | 'a time that cannot be';
};

/** The sentence about a missing model is said once an hour (conversation.md 14.2). */
export async function wordNobody(
  found: Nobody,
  { known, nearest }: Around,
  deps: WordUnknownDeps,
): Promise<Owned<Answer>> {
  const { caller } = known;
  const understood = nearest.filter((sentence) => isUnderstood(sentence, known));
  const why = await whyNot(found, known, deps);
  return ownedBy(caller, {
    kind: 'said',
    part: notUnderstood(understood, { why, language: caller.language }),
  });
}

/** Each is said as often as it is news. */
async function whyNot(
  { because, keyName }: Nobody,
  { caller, entry, now }: Answering,
  { claimOnce }: WordUnknownDeps,
): Promise<WhyNot | undefined> {
  const words = sayAnalysis(caller.language);
  const key = literal(keyName ?? '');
  switch (because) {
    case 'a time that cannot be':
      return 'no such time';
    case 'none':
    case 'down': {
      const inAnHour = new Date(now.getTime() + HOUR_MS);
      return (await claimOnce(`no-model|${caller.user}`, entry.key, inAnHour)) ? 'no model' : undefined;
    }
    case 'cap':
      return (await claimOnce(capKey({ caller, now }), entry.key))
        ? { said: words.capReached(key) }
        : undefined;
    // It is not tried again, so it is told once.
    case 'wrong key':
      return { said: words.keyIsWrong(key) };
    case 'loading':
    case 'busy':
    case 'too slow':
      return because;
    case 'limited':
      return 'busy';
    case 'unusable':
    case 'refused':
    case 'not sent':
    case 'not allowed':
    case 'not understood':
      return undefined;
  }
}

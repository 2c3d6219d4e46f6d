import type { z } from 'zod';
import type { Caller } from './caller.ts';
import type { SentFile } from './file.ts';
import type { ShownList } from './shown.ts';
import type { Plan, Scope } from './plan.ts';
import type { CheckedPhrases } from './phrase-slots.ts';
import { answer, type Reply } from './reply.ts';

/** How much an action can change. The policy, the retry rule and the tool hints all follow from it. */
export type Effect = 'read' | 'write' | 'destroy';

/** Who put the words into a call. The less a person chose them, the more we ask back. */
export type Origin =
  | 'command'
  | 'phrase'
  | 'llm'
  | 'llm-tainted'
  | 'workflow'
  | 'workflow-approved'
  | 'cli'
  | 'api';

/** One request to do one thing: the common currency of grammar, language model, workflow and CLI. */
export interface ActionCall {
  readonly action: string;
  readonly input: unknown;
  readonly origin: Origin;
  /** Which of the caller's connections is meant; left out when nobody said. */
  readonly connection?: string;
  /**
   * The fields whose day was not said, with the clock time (`18:00`) that was: where there is a day already, it stays.
   * The moment in the field is the next such time.
   */
  readonly clockOnly?: ClockOnly;
}

/** Clock times by field. */
export type ClockOnly = Readonly<Record<string, string>>;

export interface ActionContext {
  readonly caller: Caller;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** What eis last showed this person in this place, within the last 10 minutes: "2" and "more" mean a line of it. */
  readonly shown: ShownList | undefined;
  /** The caller's connections, the default one first; eis's own list is not among them. */
  readonly connections: readonly ConnectionName[];
  /** The one this call runs in; undefined in eis's own list and abilities. */
  readonly at?: ConnectionName;
  /** As in the call. */
  readonly clockOnly?: ClockOnly;
  /** The request that the message is a reply to, or the one before it in this place, as turns name theirs. */
  readonly about?: string;
  /** Files that the person sent in this place and can mean now: the likeliest first. */
  readonly sent?: readonly SentFile[];
}

/** A connection as people name it. */
export interface ConnectionName {
  readonly id: string;
  readonly name: string;
  /** The backend: `vikunja`. */
  readonly service: string;
}

export interface ActionOutcome {
  readonly data: unknown;
  readonly reply: Reply;
  /** Where the data came from, as `container` names; 'unknown' keeps it private. */
  readonly sources: Scope;
  /** The list that the reply shows, kept so that its lines can be named afterwards. */
  readonly shown?: ShownList;
  /** What a prompt may hold of it. */
  readonly facts?: PromptFacts;
  /** The answer over several connections, this one and those: made from what each of them found. */
  readonly joinWith?: (others: readonly ActionOutcome[]) => ActionOutcome;
}

/** What a read says to a model: figures that our code computed, and texts that are data, whoever wrote them. */
export interface PromptFacts {
  /** By their names in English, `finished this week`. Every number in an answer must be one of these. */
  readonly figures: Readonly<Record<string, number>>;
  /** Titles and dates, one thing each, the most important first. */
  readonly items: readonly string[];
  /** Names of other people in it, which are replaced before anything leaves. */
  readonly people: readonly string[];
  /** Texts that the person marked as private: replaced as well. */
  readonly private: readonly string[];
  /** The main figures as one plain sentence, and the days they are of, in the language of the person. */
  readonly plain?: string;
  readonly span?: string;
  /** How many things the figures were counted from. */
  readonly read?: number;
}

export interface ActionDescription {
  readonly name: string;
  readonly summary: string;
  readonly input: z.ZodObject;
  readonly effect: Effect;
  readonly audience: 'user' | 'admin';
  readonly approver: 'requester' | 'admin';
  /** A read that is answered from all connections of the person, unless they named one. */
  readonly isOverAll: boolean;
  /** Commands besides the name with a space for the dot: `config add`. */
  readonly aliases: readonly string[];
  /** What some of the aliases say by themselves, and what stands behind them; the others take the fields as they come. */
  readonly forms?: Readonly<Record<string, CommandForm>>;
  /** Ways to say it, by the tag of the language (`de`). What they are made of is told in `grammar/pattern.ts`. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  readonly examples: readonly Example[];
}

/** `config claude <key>`: which provider is in the command, and the key is the next word. */
export interface CommandForm {
  readonly means: Readonly<Record<string, unknown>>;
  /** Fields of one word each, in this order. */
  readonly takes: readonly string[];
}

export interface Example {
  readonly say: string;
  readonly means: Readonly<Record<string, unknown>>;
}

export interface Action<Client> extends ActionDescription {
  readonly plan: (client: Client, input: unknown, context: ActionContext) => Promise<Plan>;
  /** Reads and opaque tools only: edits are carried out by `actions/`, not by the backend. */
  readonly perform: (client: Client, input: unknown, context: ActionContext) => Promise<ActionOutcome>;
}

/** An action whose name and fields the types still know, so that phrases written elsewhere can be held against them. */
export interface NamedAction<Client, Name extends string, Field extends string> extends Action<Client> {
  readonly name: Name;
  /** For the types only. */
  readonly field?: Field;
}

interface FormOf<Input extends z.ZodObject> {
  means: Partial<z.input<Input>>;
  takes: readonly (keyof z.input<Input> & string)[];
}

interface Declared<Name extends string, Input extends z.ZodObject, Phrases extends readonly string[]> {
  /** `noun.verb`, or one word for eis's own abilities. */
  name: Name;
  summary: string;
  input: Input;
  audience?: 'user' | 'admin';
  approver?: 'requester' | 'admin';
  aliases?: readonly string[];
  forms?: Readonly<Record<string, FormOf<Input>>>;
  /** In English; other languages, and English where there is much of it, in `phrases/<language>.ts`. */
  phrases?: CheckedPhrases<Phrases, keyof z.input<Input> & string>;
  examples?: readonly { say: string; means: Partial<z.input<Input>> }[];
}

interface ReadSpec<Client, Input extends z.ZodObject, Output> {
  effect: 'read';
  run: (client: Client, input: z.output<Input>, context: ActionContext) => Promise<Output>;
  present: (output: NoInfer<Output>, caller: Caller) => Reply;
  /** What was found in several connections as one. Left out: only one connection is asked. */
  join?: (outputs: readonly NoInfer<Output>[], context: ActionContext) => NoInfer<Output>;
  /** The lines that `present` shows. Left out: nothing that could be named afterwards. */
  shows?: (output: NoInfer<Output>, caller: Caller) => ShownList | undefined;
  /** What a prompt may hold of it. Left out: nothing. */
  facts?: (output: NoInfer<Output>, context: ActionContext) => PromptFacts;
  /** Where it looks, as containers of the service. Left out: everywhere, so the answer stays private. */
  scope?: (input: z.output<Input>) => Scope;
}

interface EditSpec<Client, Input extends z.ZodObject> {
  effect: 'write' | 'destroy';
  plan: (client: Client, input: z.output<Input>, context: ActionContext) => Promise<Plan>;
}

interface OpaqueSpec<Client, Input extends z.ZodObject, Output> {
  effect: 'write' | 'destroy';
  /** Why success cannot be read back. It is shown to the person. */
  unverified: string;
  run: (client: Client, input: z.output<Input>, context: ActionContext) => Promise<Output>;
  present: (output: NoInfer<Output>, caller: Caller) => Reply;
}

type Behaviour<Client, Input extends z.ZodObject, Output> =
  | ReadSpec<Client, Input, Output>
  | EditSpec<Client, Input>
  | OpaqueSpec<Client, Input, Output>;

/** Generics live in here and nowhere else: what comes out is a plain `Action<Client>`. */
export function actionsOn<Client>() {
  return function defineAction<
    const Name extends string,
    Input extends z.ZodObject,
    Output,
    const Phrases extends readonly string[] = readonly [],
  >(
    spec: Declared<Name, Input, Phrases> & Behaviour<Client, Input, Output>,
  ): NamedAction<Client, Name, keyof z.input<Input> & string> {
    const found = new WeakMap<ActionOutcome, Output>();
    const outcomeOf = (data: Output, sources: Scope, context: ActionContext): ActionOutcome => {
      const shown = spec.effect === 'read' ? spec.shows?.(data, context.caller) : undefined;
      const reply = 'present' in spec ? spec.present(data, context.caller) : answer('');
      const facts = spec.effect === 'read' ? spec.facts?.(data, context) : undefined;
      const outcome = {
        data,
        reply,
        sources,
        ...(shown ? { shown } : {}),
        ...(facts ? { facts } : {}),
        joinWith,
      };
      found.set(outcome, data);
      return outcome;

      function joinWith(others: readonly ActionOutcome[]): ActionOutcome {
        const all = [data, ...others.map((other) => found.get(other)).filter((one) => one !== undefined)];
        if (spec.effect !== 'read' || !spec.join) return outcome;
        return outcomeOf(spec.join(all, context), 'unknown', context);
      }
    };
    return {
      ...described(spec),
      async plan(client, input, context) {
        if ('plan' in spec) return await spec.plan(client, spec.input.parse(input), context);
        return 'unverified' in spec ? { kind: 'opaque', because: spec.unverified } : { kind: 'look' };
      },
      async perform(client, input, context) {
        if ('plan' in spec) throw new Error(`${spec.name} is carried out by its edits`);
        const parsed = spec.input.parse(input);
        const data = await spec.run(client, parsed, context);
        const sources = spec.effect === 'read' ? (spec.scope?.(parsed) ?? 'unknown') : 'unknown';
        return outcomeOf(data, sources, context);
      },
    };
  };
}

/** All but its behaviour; what was left out is filled in. */
const described = <Name extends string, Input extends z.ZodObject, Phrases extends readonly string[]>(
  spec: Declared<Name, Input, Phrases> & { readonly effect: Effect; readonly join?: unknown },
) => ({
  name: spec.name,
  summary: spec.summary,
  input: spec.input,
  effect: spec.effect,
  audience: spec.audience ?? 'user',
  approver: spec.approver ?? 'requester',
  isOverAll: spec.effect === 'read' && spec.join !== undefined,
  aliases: spec.aliases ?? [],
  ...(spec.forms ? { forms: spec.forms } : {}),
  phrases: { en: spec.phrases ?? [] },
  examples: spec.examples ?? [],
});

/** The same actions over another client, so that a domain's actions are written once for all its backends. */
export function over<Outer, Inner>(
  actions: readonly Action<Inner>[],
  open: (client: Outer) => Inner,
): readonly Action<Outer>[] {
  return actions.map((action) => ({
    ...action,
    plan: async (client, input, context) => await action.plan(open(client), input, context),
    perform: async (client, input, context) => await action.perform(open(client), input, context),
  }));
}

import type { Json } from '../../core/json.ts';
import type { ModelFault } from './model-faults.ts';

/** One question to a model, as its server reads it. */
export interface AskedOfModel {
  readonly model: string;
  /** What stands in front: the constant part. */
  readonly instructions: string;
  /** The last message of the user. */
  readonly prompt: string;
  /** The JSON Schema that was asked for, if one was. */
  readonly schema: Json | undefined;
}

export interface Rule {
  /** Looked for in the last message of the user; left out: fits everything. */
  readonly when?: RegExp | ((asked: AskedOfModel) => boolean);
  /** An object is given as JSON, a text as it is. */
  readonly answer?: Json | ((asked: AskedOfModel) => Json);
  readonly fault?: ModelFault;
  /** Fits once, and then never again. */
  readonly isOnce?: boolean;
  /** What a thinking model thinks before, unless it was told not to. */
  readonly thinking?: string;
  /** As the server counts them; left out: a quarter of the characters. */
  readonly tokens?: { readonly sent: number; readonly received: number };
}

/** What the model says now. */
export interface Said {
  readonly text: string;
  readonly fault: ModelFault | undefined;
  readonly thinking: string;
  readonly tokens: { readonly sent: number; readonly received: number };
}

/** What a model says that has no rule for a question. */
const NOTHING_TO_SAY = 'I am not sure what you mean.';
const CHARACTERS_PER_TOKEN = 4;

/** What a scripted model answers: the first rule that fits. Rules and faults can be changed while it runs. */
export class Script {
  #rules: readonly Rule[];
  #planned: { readonly fault: ModelFault; readonly isOnce: boolean }[] = [];
  #whenDown: (isDown: boolean) => void = () => undefined;

  constructor(rules: readonly Rule[] = []) {
    this.#rules = rules;
  }

  /** From now on these, and no earlier ones. */
  become(rules: readonly Rule[]): void {
    this.#rules = rules;
  }

  /** In front of the others. */
  add(...rules: readonly Rule[]): void {
    this.#rules = [...rules, ...this.#rules];
  }

  /** `once`: the next question; otherwise all of them, until `clear`. */
  plan(fault: ModelFault, { once = false }: { once?: boolean } = {}): void {
    this.#planned.push({ fault, isOnce: once });
    if (fault === 'down') this.#whenDown(true);
  }

  /** Nothing that was planned goes wrong any more. */
  clear(): void {
    this.#planned = [];
    this.#whenDown(false);
  }

  /** What the listener does while nothing shall listen. */
  whenDown(change: (isDown: boolean) => void): void {
    this.#whenDown = change;
  }

  /** A fault that is to meet this request, which is no question. */
  faultFor(faults: readonly ModelFault[]): ModelFault | undefined {
    return this.#takePlanned(({ fault }) => faults.includes(fault));
  }

  /** Answers a question, and uses up what was there for one time only. */
  say(asked: AskedOfModel): Said {
    const planned = this.#takePlanned(() => true);
    const rule = this.#rules.find((one) => fits(one, asked));
    if (rule?.isOnce) this.#rules = this.#rules.filter((one) => one !== rule);
    const text = textOf(rule, asked);
    const sent = tokensIn(asked.instructions + asked.prompt);
    return {
      text,
      fault: planned ?? rule?.fault,
      thinking: rule?.thinking ?? 'Let me think about what was said.',
      tokens: rule?.tokens ?? { sent, received: tokensIn(text) },
    };
  }

  #takePlanned(isMeant: (one: { fault: ModelFault }) => boolean): ModelFault | undefined {
    const met = this.#planned.find(isMeant);
    if (met?.isOnce) this.#planned = this.#planned.filter((one) => one !== met);
    return met?.fault;
  }
}

function fits({ when }: Rule, asked: AskedOfModel): boolean {
  if (when === undefined) return true;
  return typeof when === 'function' ? when(asked) : when.test(asked.prompt);
}

function textOf(rule: Rule | undefined, asked: AskedOfModel): string {
  const answer = typeof rule?.answer === 'function' ? rule.answer(asked) : rule?.answer;
  if (answer === undefined) return NOTHING_TO_SAY;
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

const tokensIn = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

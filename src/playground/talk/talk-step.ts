import type { ModelFault } from '../models/model-faults.ts';
import type { FaultName } from '../vikunja/faults.ts';
import type { Generation } from '../vikunja/generation.ts';

/** Where something is said: `dm` is the direct room of whoever spoke last (or speaks), `dm(alice)` that of Alice, `#team` a shared one. */
export type Where =
  | { readonly kind: 'dm'; readonly with: string | undefined }
  | { readonly kind: 'shared'; readonly name: string };

export type MessageType = 'text' | 'notice';

/** What a person does on a line. `target` is the number of an earlier line. */
export type Act =
  | { readonly kind: 'says'; readonly text: string }
  /** A file; `text` is what is said with it, if anything. */
  | { readonly kind: 'sends'; readonly name: string; readonly text: string }
  | { readonly kind: 'reacts'; readonly target: number; readonly symbol: string }
  | { readonly kind: 'redacts'; readonly target: number }
  | { readonly kind: 'edits' | 'replies' | 'thread'; readonly target: number; readonly text: string };

/** What somebody does in a service, past eis. `fields` as they stand in the talk: `due` → `2026-11-24`. */
export type ServiceAct =
  | {
      readonly kind: 'set' | 'add';
      readonly title: string;
      readonly fields: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'delete'; readonly title: string }
  | { readonly kind: 'comment'; readonly title: string; readonly text: string };

/** What a talk states and the player looks at. `target` is the number of a line. */
export type Check =
  | { readonly kind: 'redacted'; readonly target: number; readonly beforeAnyService: boolean }
  | { readonly kind: 'no reactions'; readonly target: number }
  | { readonly kind: 'ends'; readonly target: number; readonly text: string }
  | { readonly kind: 'has'; readonly count: number; readonly title: string }
  /** What a message of eis brought. */
  | { readonly kind: 'brings'; readonly target: number; readonly name: string }
  /** What hangs on a task of a service. */
  | { readonly kind: 'hangs'; readonly title: string; readonly names: readonly string[] }
  | { readonly kind: 'note' | 'as noted' }
  | { readonly kind: 'asked'; readonly most: number; readonly since: number }
  /** Of one model: how many questions it was given, since a line or since the beginning. */
  | {
      readonly kind: 'prompts';
      readonly model: string;
      readonly count: number;
      readonly since: number | undefined;
    }
  /** Whether a text stood in anything that it was given. */
  | { readonly kind: 'saw'; readonly model: string; readonly text: string; readonly isExpected: boolean };

/** One line of a talk. `line` counts lines of the file, for messages about mistakes. */
export type Step = { readonly line: number } & (
  | { readonly kind: 'clock'; readonly day: string; readonly time: string; readonly zone: string | undefined }
  | { readonly kind: 'seed'; readonly file: string }
  | { readonly kind: 'restart' | 'kill' }
  | { readonly kind: 'join' | 'leave' | 'kick'; readonly who: string; readonly where: Where }
  | { readonly kind: 'encrypt'; readonly where: Where }
  | { readonly kind: 'versions'; readonly versions: readonly Generation[] }
  | { readonly kind: 'service'; readonly who: string; readonly act: ServiceAct }
  | { readonly kind: 'fault'; readonly name: FaultName; readonly once: boolean }
  | { readonly kind: 'no faults' }
  | { readonly kind: 'models'; readonly file: string }
  | { readonly kind: 'asked'; readonly model: string }
  | {
      readonly kind: 'model';
      readonly model: string;
      readonly fault: ModelFault | 'up';
      readonly once: boolean;
    }
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'does'; readonly who: string; readonly where: Where; readonly act: Act }
  | { readonly kind: 'expects'; readonly where: Where; readonly type: MessageType; readonly text: string }
);

/** The talk says something that cannot be understood, or not yet be done. */
export class TalkMistake extends Error {
  override readonly name = 'TalkMistake';
  readonly line: number;
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.line = line;
  }
}

export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** In the middle of whatever eis does. */
export type Sudden = 'restart' | 'kill' | 'asked';

export const isSudden = (step: Step): step is StepOf<Sudden> =>
  step.kind === 'restart' || step.kind === 'kill' || step.kind === 'asked';

export function assertVersion({ versions, line }: StepOf<'versions'>, vikunja: Generation): void {
  if (versions.includes(vikunja)) return;
  throw new TalkMistake(line, `this talk is written for Vikunja ${versions.join(' and ')} only`);
}

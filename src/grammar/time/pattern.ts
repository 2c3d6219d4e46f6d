import { fold } from '../../core/fold.ts';

/**
 * Patterns of words with slots, and what to make of them. Patterns are expanded and put into a tree by their first
 * word, so that a word that begins none of them costs one look.
 */
export interface PatternTree<Build> {
  readonly words: Map<string, PatternTree<Build>>;
  readonly slots: Map<string, PatternTree<Build>>;
  readonly builds: Build[];
}

export function createPatternTree<Build>(
  rules: readonly (readonly [patterns: readonly string[], build: Build])[],
): PatternTree<Build> {
  const root = emptyTree<Build>();
  for (const [patterns, build] of rules) {
    for (const pattern of patterns) {
      for (const steps of expandPattern(pattern)) insert(root, steps, build);
    }
  }
  return root;
}

const emptyTree = <Build>(): PatternTree<Build> => ({ words: new Map(), slots: new Map(), builds: [] });

function insert<Build>(root: PatternTree<Build>, steps: readonly string[], build: Build): void {
  if (steps.length === 0) return;
  let node = root;
  for (const step of steps) {
    const isSlot = step.startsWith('{');
    const children = isSlot ? node.slots : node.words;
    const key = isSlot ? step.slice(1, -1) : step;
    const child = children.get(key) ?? emptyTree<Build>();
    children.set(key, child);
    node = child;
  }
  if (!node.builds.includes(build)) node.builds.push(build);
}

type Sequences = readonly (readonly string[])[];

const STEP = /\{[^{}]*\}|[()[\]|]|[^\s{}()[\]|]+/g;

/** All sequences of words and slots that a pattern stands for. A mistake in it throws: patterns are part of the program. */
export function expandPattern(pattern: string): Sequences {
  const steps = pattern.match(STEP) ?? [];
  const { sequences, next } = alternatives(steps, 0);
  if (next !== steps.length) throw new Error(`A bracket of "${pattern}" closes nothing.`);
  return sequences;
}

interface Expanded {
  readonly sequences: Sequences;
  readonly next: number;
}

function alternatives(steps: readonly string[], from: number): Expanded {
  const all: (readonly string[])[] = [];
  let next = from;
  for (;;) {
    const one = sequence(steps, next);
    all.push(...one.sequences);
    next = one.next;
    if (steps[next] !== '|') return { sequences: all, next };
    next += 1;
  }
}

function sequence(steps: readonly string[], from: number): Expanded {
  let sequences: Sequences = [[]];
  let next = from;
  while (next < steps.length) {
    const step = steps[next] ?? '';
    if (step === ')' || step === ']' || step === '|') break;
    const one =
      step === '(' || step === '[' ? bracket(steps, next) : { sequences: [pieces(step)], next: next + 1 };
    const { sequences: more } = one;
    sequences = sequences.flatMap((before) => more.map((behind) => [...before, ...behind]));
    next = one.next;
  }
  return { sequences, next };
}

function bracket(steps: readonly string[], from: number): Expanded {
  const inside = alternatives(steps, from + 1);
  const closing = steps[from] === '(' ? ')' : ']';
  if (steps[inside.next] !== closing) throw new Error(`"${steps.join(' ')}" lacks a ${closing}.`);
  const sequences = closing === ']' ? [[], ...inside.sequences] : inside.sequences;
  return { sequences, next: inside.next + 1 };
}

/** Words are compared folded and without hyphens; a dash alone is a word. */
const pieces = (step: string): readonly string[] =>
  step.startsWith('{') || step === '-' ? [step] : wordPieces(step);

/** The pieces of words as `cutPieces` makes them of a message. */
export const wordPieces = (words: string): readonly string[] =>
  fold(words)
    .split(/[\s-]+/)
    .filter((word) => word !== '');

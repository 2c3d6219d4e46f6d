import { fold } from '../../core/fold.ts';
import type { Slot } from './reading-time.ts';
import { slotNamed } from './slots.ts';

/**
 * Patterns of words with slots, and what to make of them. Patterns are put into a tree by their first
 * word, so that a word that begins none of them costs one look.
 */
export interface PatternTree<Build> {
  readonly words: ReadonlyMap<string, PatternTree<Build>>;
  readonly slots: ReadonlyMap<Slot, PatternTree<Build>>;
  readonly builds: readonly Build[];
}

/** While it grows; most nodes have few children, so that what is empty is not made. */
interface Growing<Build> {
  words: Map<string, Growing<Build>>;
  slots: Map<Slot, Growing<Build>>;
  builds: Build[];
}

export function createPatternTree<Build>(
  rules: readonly (readonly [patterns: readonly string[], build: Build])[],
): PatternTree<Build> {
  const root = emptyTree<Build>();
  for (const [patterns, build] of rules) {
    for (const pattern of patterns) insert(root, pattern, build);
  }
  return root;
}

const NO_WORDS = new Map<string, never>();
const NO_SLOTS = new Map<Slot, never>();
const NO_BUILDS: never[] = [];

const emptyTree = <Build>(): Growing<Build> => ({ words: NO_WORDS, slots: NO_SLOTS, builds: NO_BUILDS });

const STEP = /\{[^{}]*\}|[()[\]|]|[^\s{}()[\]|]+/g;

/** A mistake in a pattern throws: patterns are part of the program. */
function insert<Build>(root: Growing<Build>, pattern: string, build: Build): void {
  const steps = pattern.match(STEP) ?? [];
  const { ends, next } = alternatives(steps, { ends: [root], next: 0 });
  if (next !== steps.length) throw new Error(`A bracket of "${pattern}" closes nothing.`);
  for (const end of ends) {
    if (end !== root && !end.builds.includes(build)) end.builds = [...end.builds, build];
  }
}

/** Where a pattern may have led so far, and the step that comes next. */
interface Inserted<Build> {
  readonly ends: readonly Growing<Build>[];
  readonly next: number;
}

type Steps = readonly string[];

function alternatives<Build>(steps: Steps, { ends, next }: Inserted<Build>): Inserted<Build> {
  const all = new Set<Growing<Build>>();
  let at = next;
  for (;;) {
    const one = sequence(steps, { ends, next: at });
    for (const end of one.ends) all.add(end);
    if (steps[one.next] !== '|') return { ends: [...all], next: one.next };
    at = one.next + 1;
  }
}

function sequence<Build>(steps: Steps, begun: Inserted<Build>): Inserted<Build> {
  let { ends, next } = begun;
  while (next < steps.length) {
    const step = steps[next] ?? '';
    if (step === ')' || step === ']' || step === '|') break;
    const isBracket = step === '(' || step === '[';
    ({ ends, next } = isBracket
      ? bracket(steps, { ends, next })
      : { ends: behind(ends, step), next: next + 1 });
  }
  return { ends, next };
}

function bracket<Build>(steps: Steps, { ends, next }: Inserted<Build>): Inserted<Build> {
  const inside = alternatives(steps, { ends, next: next + 1 });
  const closing = steps[next] === '(' ? ')' : ']';
  if (steps[inside.next] !== closing) throw new Error(`"${steps.join(' ')}" lacks a ${closing}.`);
  const all = closing === ']' ? [...new Set([...ends, ...inside.ends])] : inside.ends;
  return { ends: all, next: inside.next + 1 };
}

function behind<Build>(ends: readonly Growing<Build>[], step: string): readonly Growing<Build>[] {
  if (step.startsWith('{')) {
    const slot = slotNamed(step.slice(1, -1));
    return ends.map((end) => slotBehind(end, slot));
  }
  const words = step === '-' ? [step] : wordPieces(step);
  return ends.map((end) => words.reduce(wordBehind, end));
}

function wordBehind<Build>(node: Growing<Build>, word: string): Growing<Build> {
  const before = node.words.get(word);
  if (before) return before;
  if (node.words.size === 0) node.words = new Map();
  const child = emptyTree<Build>();
  node.words.set(word, child);
  return child;
}

function slotBehind<Build>(node: Growing<Build>, slot: Slot): Growing<Build> {
  const before = node.slots.get(slot);
  if (before) return before;
  if (node.slots.size === 0) node.slots = new Map();
  const child = emptyTree<Build>();
  node.slots.set(slot, child);
  return child;
}

const known = new Map<string, readonly string[]>();

/** The pieces of words as `cutPieces` makes them of a message: folded, and without hyphens. */
export function wordPieces(words: string): readonly string[] {
  const before = known.get(words);
  if (before) return before;
  const made = fold(words)
    .split(/[\s-]+/)
    .filter((word) => word !== '');
  known.set(words, made);
  return made;
}

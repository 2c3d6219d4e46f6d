import type { ActionCall, ActionDescription } from '../../core/action.ts';
import { slotOf } from '../../core/slot.ts';

/**
 * They go with what eis said last, and have words of their own. Keys and consent are never a model's: they decide what
 * it may see.
 */
const NEVER = /^(?:more|never-mind|(?:key|consent)\..*)$/;

/** True for what a model may choose at all. What takes a secret is read from the person's own message only. */
export const mayBeChosen = ({ name, audience, input }: ActionDescription): boolean =>
  audience === 'user' &&
  !NEVER.test(name) &&
  Object.values(input.shape).every((schema) => slotOf(schema).kind !== 'secret');

/** What a cloud model is given, and what may be spent on it: a model settles neither. */
const OWN_DECISIONS: readonly unknown[] = ['cloud', 'monthly cap'];

/** The same for a call with its fields. */
export const mayBeCalled = ({ action, input }: ActionCall): boolean =>
  !(action === 'settings.set' && OWN_DECISIONS.includes(Object(input).name));

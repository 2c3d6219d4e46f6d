import type { Fields, Json } from '../core/json.ts';
import { isVerificationType } from '../core/verification.ts';
import { readEvent, type ReadEventDeps } from './read-event.ts';

/**
 * What was inside an encrypted event, by the rules of the events that come plain; undefined for what is of no use.
 * State, and what removes other events, is never encrypted: inside it would be nobody's decision but the sender's.
 */
export function readOpened(
  event: Fields,
  deps: ReadEventDeps,
): { readonly event: Json } | { readonly problem: string } | undefined {
  const { type } = event;
  if (typeof type !== 'string') return { problem: 'type: is no text' };
  // Two devices that compare their keys talk about it in the room.
  if (isVerificationType(type)) return { event };
  if (!SAID.has(type)) return undefined;
  // Whatever came through a door was an event there already.
  const { entries, unreadable } = readEvent(event, 'transaction', deps);
  const [problem] = unreadable;
  if (problem) return { problem: problem.because };
  return entries.length > 0 ? { event } : undefined;
}

const SAID: ReadonlySet<string> = new Set(['m.room.message', 'm.reaction']);

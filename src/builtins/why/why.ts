import { z } from 'zod';
import { type ActionContext, actionsOn } from '../../core/action.ts';
import type { LedgerRow } from '../../core/ledger.ts';
import { status } from '../../core/reply.ts';
import { flag } from '../../core/slot.ts';
import type { Turn } from '../../core/turn.ts';
import type { Client } from './deps.ts';
import { explain } from './explain.ts';
import { exactTexts } from './exact-texts.ts';
import { say } from './sentences.ts';

/** A turn, and what left the house for it. */
interface Explained {
  readonly turn: Turn;
  readonly rows: readonly LedgerRow[];
}

export const why = actionsOn<Client>()({
  name: 'why',
  summary:
    'Explain my last answer, or the one you reply to: how I understood it, what I read, what left the house',
  effect: 'read',
  input: z.object({
    full: flag('with the exact text that left the house', {
      en: ['full', 'in full', 'fully', 'the exact text', 'the whole text'],
      de: ['ganz', 'vollstandig', 'genau', 'full', 'den genauen text', 'den ganzen text'],
    }).exactOptional(),
  }),
  examples: [
    { say: 'why', means: {} },
    { say: 'why full', means: { full: true } },
    { say: 'why did you say that', means: {} },
  ],
  run: async (client, { full = false }, context) => {
    const turn = await turnMeant(client, context);
    const rows = turn ? await client.ledger.of(client.owner, { request: turn.request }) : [];
    return { explained: turn && { turn, rows }, full, client, clock: { now: context.now } };
  },
  present: ({ explained, full, client, clock }, caller) =>
    status(wordsFor(explained, { full, client, clock: { ...clock, ...caller } })),
});

interface Telling {
  readonly full: boolean;
  readonly client: Pick<Client, 'providers'>;
  readonly clock: Parameters<typeof explain>[1];
}

function wordsFor(explained: Explained | undefined, { full, client, clock }: Telling): string {
  if (!explained) return say(clock.language).nothingToExplain;
  if (full) return exactTexts(explained.rows, client.providers, clock.language);
  return explain({ ...explained, providers: client.providers }, clock);
}

/** As many explanations as anybody asks for in a row. */
const MOST_WHYS = 10;

/** What the message replies to, or the last one here; an explanation is not explained, but what it was about. */
async function turnMeant(
  { turns, owner }: Client,
  { about, caller }: Pick<ActionContext, 'about' | 'caller'>,
): Promise<Turn | undefined> {
  const meant = about === undefined ? undefined : await turns.ofRequest(owner, about);
  if (meant && !isWhy(meant)) return meant;
  const recent = await turns.recent(owner, caller.place.roomId, MOST_WHYS);
  return recent.findLast((turn) => !isWhy(turn) && (meant === undefined || turn.at <= meant.at));
}

const isWhy = ({ deeds }: Turn): boolean => deeds.length > 0 && deeds.every(({ action }) => action === 'why');

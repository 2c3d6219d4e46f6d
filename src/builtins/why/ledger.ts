import { z } from 'zod';
import { actionsOn } from '../../core/action.ts';
import { status } from '../../core/reply.ts';
import { flag, said } from '../../core/slot.ts';
import type { Client } from './deps.ts';
import { ledgerJson } from './ledger-json.ts';
import { ledgerLines } from './ledger-lines.ts';
import { MONTHS, Month, monthMeant } from './months.ts';

export const ledger = actionsOn<Client>()({
  name: 'ledger',
  summary: 'Say what left the house for you in a month, and what it took',
  effect: 'read',
  input: z.object({
    month: said(Month, 'a month, like october; this one when you name none', {
      kind: 'choice',
      words: MONTHS,
    }).exactOptional(),
    json: flag('as JSON', { en: ['json', 'as json'], de: ['json', 'als json'] }).exactOptional(),
  }),
  examples: [
    { say: 'ledger', means: {} },
    { say: 'ledger json', means: { json: true } },
    { say: 'ledger october', means: { month: 'october' } },
  ],
  run: async ({ ledger: kept, owner, providers }, { month: named, json = false }, { caller, now }) => {
    const month = monthMeant(named, now, caller.timeZone);
    const [rows, spent] = await Promise.all([kept.of(owner, { month }), kept.spent(owner, month)]);
    return { rows, spent, month, json, providers };
  },
  present: ({ json, ...facts }, caller) =>
    status(json ? ledgerJson(facts, caller.language) : ledgerLines(facts, caller)),
});

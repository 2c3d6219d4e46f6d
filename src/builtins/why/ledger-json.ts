import { fenced } from './fenced.ts';
import type { Facts } from './ledger-lines.ts';
import { say } from './sentences.ts';

/** The rows of a month for programs, without the texts: `why full` has those. */
export function ledgerJson({ rows, spent, month }: Omit<Facts, 'providers'>, language: string): string {
  const all = rows.map(({ owner: _owner, text: _text, at, ...row }) => ({ at: at.toISOString(), ...row }));
  const { tokens, requests } = spent;
  return fenced(JSON.stringify({ month, requests, tokens, rows: all }, undefined, 1), say(language));
}

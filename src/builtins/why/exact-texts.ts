import type { LedgerRow } from '../../core/ledger.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import { literal } from '../../core/reply.ts';
import { companyOf } from './company-of.ts';
import { fenced } from './fenced.ts';
import { say } from './sentences.ts';

/** Letter by letter what left the house for one message (conversation.md 15.2). */
export function exactTexts(
  rows: readonly LedgerRow[],
  providers: readonly Pick<ModelProvider, 'name' | 'company'>[],
  language: string,
): string {
  const words = say(language);
  const left = rows.filter(({ state }) => state !== 'not sent');
  if (left.length === 0) return words.nothingLeft;
  return left
    .map((row) => {
      const head = words.sentTo(literal(companyOf(row, providers)), literal(row.model), row.size);
      return `${head}\n${row.text === undefined ? words.forgotten : fenced(row.text, { ...words, of: left.length })}`;
    })
    .join('\n\n');
}

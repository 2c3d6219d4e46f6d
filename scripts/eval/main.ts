import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate, type Evaluated } from './evaluate.ts';
import { drops, raised, Ratchet } from './ratchet.ts';
import { languageTables, missLines, slotTable, summary } from './say-report.ts';
import { kindOf, tallies } from './tally.ts';

/**
 * `npm run eval [-- --misses] [--language de] [--action task.add] [--write] [--json]`: how sentences are read that
 * people say (sentences/README.md), by language and by what they ask for, and by field. Fails when anything is worse
 * than `ratchet.json` says, or when a sentence writes that must not; `--write` raises the ratchet to what was measured.
 */
const { values } = parseArgs({
  options: {
    misses: { type: 'boolean', default: false },
    language: { type: 'string' },
    action: { type: 'string' },
    write: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const RATCHET = join(import.meta.dirname, 'ratchet.json');

const isAskedFor = ({ sentence }: Evaluated): boolean =>
  (values.language === undefined || values.language === sentence.setting.language) &&
  (values.action === undefined || values.action === kindOf(sentence));

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

const started = performance.now();
const judged = evaluate();
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const measured = tallies(judged);
const before = Ratchet.parse(JSON.parse(readFileSync(RATCHET, 'utf8')));
const found = drops(measured, before);
if (values.write) writeFileSync(RATCHET, `${JSON.stringify(raised(measured, before), undefined, 2)}\n`);

if (values.json) {
  say(JSON.stringify({ sentences: judged.length, summary: summary(measured), drops: found }));
} else {
  const shown = judged.filter(isAskedFor);
  if (values.misses) say(missLines(shown));
  else say(`${languageTables(tallies(shown))}\n\n${slotTable(shown)}\n`);
  say(`${summary(measured).join('\n')}\n${judged.length} sentences in ${seconds} s`);
  for (const { rule, language, text } of found) say(`✗ ${language} ${text} [${rule}]`);
}
process.exitCode = found.length === 0 ? 0 : 1;

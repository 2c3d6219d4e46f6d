import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate, type Evaluated } from './evaluate.ts';
import { drops, raised, Ratchet } from './ratchet.ts';
import { readSentences } from './read-sentences.ts';
import { languageTables, missLines, slotTable, summary } from './say-report.ts';
import type { EvalSentence } from './sentence.ts';
import { kindOf, tallies } from './tally.ts';

/**
 * `npm run eval [-- --misses] [--language de] [--action task.add] [--write] [--json]`: how sentences are read that
 * people say (sentences/README.md), by language and by what they ask for, and by field. Fails when anything is worse
 * than `ratchet.json` says, or when a sentence writes that must not; `--write` raises the ratchet to what was measured.
 *
 * `npm run eval -- --ollama URL --model NAME [--limit N] [--misses] [--language de] [--action task.add]`: how a real
 * model reads them, by what they ask for, and how long it takes. Fails only when the model cannot be asked.
 */
const { values } = parseArgs({
  options: {
    misses: { type: 'boolean', default: false },
    language: { type: 'string' },
    action: { type: 'string' },
    write: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    ollama: { type: 'string' },
    model: { type: 'string' },
    limit: { type: 'string' },
  },
});

const RATCHET = join(import.meta.dirname, 'ratchet.json');

const isAskedFor = (sentence: EvalSentence): boolean =>
  (values.language === undefined || values.language === sentence.setting.language) &&
  (values.action === undefined || values.action === kindOf(sentence));

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

function measureRules(): boolean {
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
    sayRules(judged);
    say(`${summary(measured).join('\n')}\n${judged.length} sentences in ${seconds} s`);
    for (const { rule, language, text } of found) say(`✗ ${language} ${text} [${rule}]`);
  }
  return found.length === 0;
}

function sayRules(judged: readonly Evaluated[]): void {
  const shown = judged.filter(({ sentence }) => isAskedFor(sentence));
  if (values.misses) say(missLines(shown));
  else say(`${languageTables(tallies(shown))}\n\n${slotTable(shown)}\n`);
}

async function measureModel(address: string): Promise<boolean> {
  const { model, limit } = values;
  const wanted = limit === undefined ? undefined : Number(limit);
  if (
    !URL.canParse(address) ||
    !model ||
    (wanted !== undefined && !(Number.isInteger(wanted) && wanted > 0))
  ) {
    say('Like this: npm run eval -- --ollama http://127.0.0.1:11434 --model qwen3:4b --limit 200');
    return false;
  }
  const [{ openModel }, { runModel }] = await Promise.all([
    import('./open-model.ts'),
    import('./run-model.ts'),
  ]);
  const opened = openModel(address.replace(/\/+$/, ''), model);
  try {
    const judged = await runModel(
      {
        model,
        sentences: readSentences().filter(isAskedFor),
        ...(wanted === undefined ? {} : { limit: wanted }),
        withMisses: values.misses,
      },
      { ...opened, clock: () => performance.now(), say },
    );
    return judged !== undefined;
  } finally {
    opened.close();
  }
}

const isGood = values.ollama === undefined ? measureRules() : await measureModel(values.ollama);
process.exitCode = isGood ? 0 : 1;

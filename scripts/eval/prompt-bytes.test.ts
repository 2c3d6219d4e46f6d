import { describe, expect, it } from '@jest/globals';
import { offeredFor } from '../../src/llm/interpret/offered-for.ts';
import { bytesOf, MOST_PROMPT_BYTES, writeAsking } from '../../src/llm/interpret/write-asking.ts';
import { declaredActions } from '../../src/wiring/declared.ts';
import { readSentences } from './read-sentences.ts';

/** They take a key, or belong to what eis said last. */
const NEVER_OFFERED = ['more', 'never-mind', 'connection.add', 'connection.renew'];

describe('the prompt for a small model', () => {
  it('C2 instructions, schema and sentence fit into 6,000 bytes, for everything that people say', () => {
    const actions = declaredActions();
    const sentences = readSentences();
    expect(sentences.length).toBeGreaterThan(6_000);
    const bytes = sentences.map(({ text, setting: { language } }) => {
      const question = writeAsking({ sentence: text, earlier: [], language }, offeredFor(text, actions));
      return question ? bytesOf(question) : Infinity;
    });
    expect(Math.max(...bytes)).toBeLessThanOrEqual(MOST_PROMPT_BYTES);
  });

  it('C2 what was asked for is nearly always among the few actions that are offered', () => {
    const actions = declaredActions();
    const asked = readSentences().flatMap(({ text, expected: [first] }) =>
      first.to === 'calls' ? first.calls.map(({ action }) => ({ text, action })) : [],
    );
    const mayBe = asked.filter(({ action }) => !NEVER_OFFERED.includes(action));
    const offered = mayBe.filter(({ text, action }) =>
      offeredFor(text, actions).actions.some((one) => one.action.name === action),
    );
    expect(mayBe.length).toBeGreaterThan(3_500);
    expect(offered.length / mayBe.length).toBeGreaterThan(0.985);
  });

  it('C2 the instructions are the same for every sentence, so that a local model keeps them', () => {
    const actions = declaredActions();
    const all = readSentences()
      .slice(0, 500)
      .map(({ text }) =>
        writeAsking({ sentence: text, earlier: [], language: 'en' }, offeredFor(text, actions)),
      );
    expect(all.length).toBe(500);
    expect(new Set(all.map((question) => question?.instructions)).size).toBe(1);
  });
});

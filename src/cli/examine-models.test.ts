import { describe, expect, it } from '@jest/globals';
import { type ModelsView, examineModels } from './examine-models.ts';

const url = 'http://127.0.0.1:11434';
const view: ModelsView = {
  local: { kind: 'ready', model: 'qwen3:4b', because: 'known to be good' },
  isExpected: false,
  isShut: true,
  gateway: undefined,
};
const gateway = { url: 'http://models.lan:4000/v1', answer: 'well', missing: [], hasPeople: true } as const;

const linesOf = (more: Partial<ModelsView>): readonly string[] =>
  examineModels({ ...view, ...more }).map(({ level, what, mend }) =>
    [level, what, ...(mend === undefined ? [] : [`→ ${mend}`])].join(' '),
  );

describe('examineModels', () => {
  it('J1 says that there is no Ollama, and warns where somebody expects one', () => {
    const local = { kind: 'absent', url, because: 'does not answer' } as const;
    expect(linesOf({ local })).toEqual([
      'well There is no local model: nothing answers at http://127.0.0.1:11434. Everyday sentences need none.',
    ]);
    expect(linesOf({ local, isExpected: true })).toEqual([
      'warning There is no local model: nothing answers at http://127.0.0.1:11434. Everyday sentences need none. → Start Ollama there, or correct models.local.url; models.local.enabled: false if there is to be none.',
    ]);
    expect(linesOf({ local: { ...local, because: 'is no Ollama' } })[0]).toMatch(
      /^warning .* is no Ollama\. /,
    );
    expect(linesOf({ local: { ...local, because: 'too slow' } })[0]).toMatch(/^warning .* too long /);
    expect(linesOf({ local: { ...local, because: 'not looked yet' } })[0]).toMatch(/^well /);
    expect(linesOf({ local: { kind: 'off' } })[0]).toMatch(/^well .* switched off/);
  });

  it('J1 says that no model fits, and why each of them does not', () => {
    const installed = [
      { name: 'kimi-k2:cloud', because: 'passed on' },
      { name: 'embeddinggemma:latest', because: 'no text' },
    ] as const;
    expect(linesOf({ local: { kind: 'no fit model', url, installed } })).toEqual([
      'warning The Ollama at http://127.0.0.1:11434 has no model that eis could ask: kimi-k2:cloud (it would be answered by a cloud, not here), embeddinggemma:latest (it makes no text). → Say: ollama pull qwen3:4b',
    ]);
    expect(linesOf({ local: { kind: 'no fit model', url, installed: [] } })[0]).toMatch(
      /has no model yet\. → Say: ollama pull qwen3:4b$/,
    );
    const missing = [{ name: 'qwen3:8b', because: 'not installed' }, ...installed] as const;
    expect(linesOf({ local: { kind: 'no fit model', url, installed: missing } })[0]).toMatch(
      /→ Say: ollama pull qwen3:8b, or correct/,
    );
    const other = [{ name: 'qwen3:8b', because: 'not the configured one' }, ...installed] as const;
    expect(linesOf({ local: { kind: 'no fit model', url, installed: other } })[0]).toMatch(/leave it out/);
    const many = Array.from({ length: 12 }, (_, index) => ({
      name: `m${index}`,
      because: 'no text' as const,
    }));
    expect(linesOf({ local: { kind: 'no fit model', url, installed: many } })[0]).toMatch(
      /m7 \(.*\) and 4 more/,
    );
  });

  it('J1 says which model is asked, and why that one', () => {
    expect(linesOf({})).toEqual([
      'well The local model is qwen3:4b: the best of those that are known to fit.',
    ]);
    expect(linesOf({ isShut: false })[0]).toMatch(/known to fit\. This Ollama may pass .* OLLAMA_NO_CLOUD=1/);
    const because = ['configured', 'loaded already', 'fits best'] as const;
    const said = because.flatMap((one) =>
      linesOf({ local: { kind: 'loading', model: 'qwen3:4b', because: one } }),
    );
    expect(new Set(said).size).toBe(3);
    expect(said.every((line) => line.startsWith('well ') && line.endsWith('is being loaded.'))).toBe(true);
  });

  it('J12 says that a model is left alone, and until when', () => {
    const until = new Date('2026-11-21T12:00:15Z');
    expect(linesOf({ local: { kind: 'down', model: 'qwen3:4b', until } })[0]).toMatch(
      /^warning The local model qwen3:4b does not answer; .* until 2026-11-21T12:00:15.000Z\. → /,
    );
  });

  it('J8 says what is wrong with the gateway', () => {
    const second = (more: Partial<NonNullable<ModelsView['gateway']>>): string | undefined =>
      linesOf({ gateway: { ...gateway, ...more } })[1];
    expect(second({})).toBe('well The gateway at http://models.lan:4000/v1 answers.');
    expect(second({ answer: 'wrong key' })).toMatch(
      /^warning .* refuses the key .* → Correct models.gateway.key/,
    );
    expect(second({ answer: 'does not answer' })).toMatch(/^warning .* does not answer\. → Start it/);
    expect(second({ hasPeople: false })).toMatch(/^warning .* nobody may use it\. → Name people/);
    expect(second({ missing: ['qwen3-30b'] })).toMatch(/^warning .* does not have qwen3-30b\. → /);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type Choosing, chooseModel } from './choose-model.ts';
import type { InstalledModel } from './ollama-client.ts';

const model = (name: string, more: Partial<InstalledModel> = {}): InstalledModel => ({
  name,
  family: 'qwen3',
  parameters: 4,
  capabilities: ['completion', 'tools'],
  context: 40_960,
  isRemote: false,
  ...more,
});

const choose = (installed: readonly InstalledModel[], more: Partial<Choosing> = {}) => {
  const choice = chooseModel({
    installed,
    loaded: [],
    configured: undefined,
    present: undefined,
    tooLarge: new Set(),
    ...more,
  });
  return choice.kind === 'chosen' ? [choice.model.name, choice.because] : choice.installed;
};

describe('chooseModel', () => {
  it.each([
    ['a name that is passed on', model('gpt-oss:120b-cloud'), 'passed on'],
    ['another such name', model('qwen3-coder:cloud'), 'passed on'],
    ['an entry for a model elsewhere', model('mine', { isRemote: true }), 'passed on'],
    ['an embedding model', model('embeddinggemma', { capabilities: ['embedding'] }), 'no text'],
    [
      'an embedding model of an old Ollama',
      model('nomic-embed-text', { capabilities: undefined }),
      'no text',
    ],
    ['a very small one', model('smollm:360m', { parameters: 0.36 }), 'too small'],
    ['a short context', model('old:7b', { context: 2_048 }), 'short context'],
  ] as const)('J13 leaves %s aside', (_what, unfit, because) => {
    expect(choose([unfit])).toEqual([{ name: unfit.name, because }]);
    expect(choose([unfit, model('qwen3:4b')])).toEqual(['qwen3:4b', 'known to be good']);
    expect(choose([unfit], { loaded: [unfit.name] })).toEqual([{ name: unfit.name, because }]);
  });

  it('J1 takes the configured one and no other', () => {
    const installed = [model('qwen3:4b'), model('tiny:latest', { parameters: 0.3 })];
    expect(choose(installed, { configured: 'tiny', loaded: ['qwen3:4b'] })).toEqual([
      'tiny:latest',
      'configured',
    ]);
    expect(choose(installed, { configured: 'qwen3:8b' })).toEqual([
      { name: 'qwen3:8b', because: 'not installed' },
      { name: 'qwen3:4b', because: 'not the configured one' },
      { name: 'tiny:latest', because: 'too small' },
    ]);
    expect(choose(installed, { configured: 'kimi-k2:cloud' })[0]).toEqual({
      name: 'kimi-k2:cloud',
      because: 'passed on',
    });
    expect(choose([model('kimi-k2:cloud')], { configured: 'kimi-k2:cloud' })).toEqual([
      { name: 'kimi-k2:cloud', because: 'passed on' },
    ]);
  });

  it('J9 keeps the one it has, then takes one that is loaded', () => {
    const installed = [model('qwen3:4b'), model('qwen3:8b', { parameters: 8 })];
    const present = { name: 'qwen3:8b', because: 'fits best' } as const;
    expect(choose(installed, { present, loaded: ['qwen3:4b'] })).toEqual(['qwen3:8b', 'fits best']);
    expect(choose(installed, { loaded: ['qwen3:8b'] })).toEqual(['qwen3:8b', 'loaded already']);
    const tiny = model('llama3.2:1b', { parameters: 1.2 });
    expect(choose([...installed, tiny], { loaded: ['llama3.2:1b'] })).toEqual([
      'qwen3:4b',
      'known to be good',
    ]);
  });

  it.each([
    [['qwen3:32b', 'qwen3:8b', 'qwen3:1.7b'], 'qwen3:8b'],
    [['qwen3:4b-thinking-2507-q4_K_M', 'llama3.1:8b'], 'llama3.1:8b'],
    [['qwen3:4b-q8_0', 'qwen3:8b'], 'qwen3:4b-q8_0'],
    [['qwen2.5-coder:7b', 'llama3.2:3b'], 'llama3.2:3b'],
    [['qwen3-vl:4b', 'falcon3:10b'], 'falcon3:10b'],
    [['llama3.3:70b', 'falcon3:10b'], 'falcon3:10b'],
    [['falcon3:1b', 'falcon3:10b'], 'falcon3:10b'],
    [['falcon3:1b', 'llama3.3:70b'], 'llama3.3:70b'],
    [['qwen2.5-coder:7b'], 'qwen2.5-coder:7b'],
    [['own-model:latest'], 'own-model:latest'],
  ])('J11 of %j it takes %s', (names, best) => {
    const sizeOf = (name: string): number | undefined => {
      const [, size] = /:(\d+(?:\.\d+)?)b/.exec(name) ?? [];
      return size === undefined ? undefined : Number(size);
    };
    const installed = names.map((name) => model(name, { parameters: sizeOf(name) }));
    expect(choose(installed)[0]).toBe(best);
  });

  it('goes on to the next one where the best does not fit into the memory', () => {
    const installed = [model('qwen3:8b'), model('qwen3:4b')];
    expect(choose(installed, { tooLarge: new Set(['qwen3:4b']) })[0]).toBe('qwen3:8b');
    expect(choose([model('qwen3:4b')], { tooLarge: new Set(['qwen3:4b']) })).toEqual([
      { name: 'qwen3:4b', because: 'too large' },
    ]);
  });

  it('finds nothing where nothing is', () => {
    expect(choose([])).toEqual([]);
  });
});

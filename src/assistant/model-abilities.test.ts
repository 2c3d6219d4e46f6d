import { describe, expect, it } from '@jest/globals';
import type { LocalState } from '../core/local-state.ts';
import { greeting } from './greeting.ts';
import { modelAbilities, type ModelsFor } from './model-abilities.ts';

const off: LocalState = { kind: 'off' };
const ready: LocalState = { kind: 'ready', model: 'qwen3:4b', because: 'configured' };
const url = 'http://127.0.0.1:11434';
const claude = { name: 'Claude', state: 'works', allowed: ['analysis'] } as const;

const said = (models: Partial<ModelsFor>, telling: { mayAddKey?: boolean; language?: string } = {}) =>
  modelAbilities({ local: off, keys: [], ...models }, { mayAddKey: true, language: 'en', ...telling }).map(
    (line) => line.replaceAll('\\', ''),
  );

describe('what models add', () => {
  it.each<[LocalState, string]>([
    [ready, '✅ Local language model: ready'],
    [{ kind: 'loading', model: 'm', because: 'fits best' }, '✅ Local language model: it is being loaded'],
    [
      { kind: 'absent', url, because: 'not looked yet' },
      '❌ Local language model: I am still looking for it',
    ],
    [
      { kind: 'absent', url, because: 'does not answer' },
      '❌ Local language model: there is none, so I understand known phrases only',
    ],
    [
      { kind: 'no fit model', url, installed: [] },
      '❌ Local language model: none that fits is installed, so I understand known phrases only',
    ],
    [
      { kind: 'down', model: 'm', until: new Date(0) },
      '❌ Local language model: it does not work at the moment',
    ],
  ])('5.1 says how the local one is, and why not: %j', (local, line) => {
    expect(said({ local }, { mayAddKey: false })).toEqual([line]);
  });

  it('5.1 does not mention what nobody wants here', () => {
    expect(said({}, { mayAddKey: false })).toEqual([]);
  });

  it.each<[ModelsFor['keys'], string]>([
    [[], '❌ Analysis: you have added no cloud key (optional)'],
    [[claude], '✅ Analysis: with your Claude key'],
    [
      [{ ...claude, allowed: [] }],
      '❌ Analysis: I may not use your Claude key. To allow it, say config allow Claude',
    ],
    [[{ ...claude, state: 'wrong' }], '❌ Analysis: your Claude key does not work any more'],
    [[{ ...claude, name: 'OpenAI', state: 'wrong' }, claude], '✅ Analysis: with your Claude key'],
  ])('5.1 says whether there is an analysis, and why not: %j', (keys, line) => {
    expect(said({ keys })).toEqual([line]);
  });

  it('S1 says it in German', () => {
    expect(said({ local: ready }, { language: 'de' })).toEqual([
      '✅ Lokales Sprachmodell: bereit',
      '❌ Analyse: du hast keinen Cloud-Schlüssel hinzugefügt (freiwillig)',
    ]);
  });

  it('19.1 stands in the greeting, what works first, in fewer than twelve lines', () => {
    const action = (name: string) => ({ name, examples: [{ say: `${name} it`, means: {} }] });
    const names = ['task.add', 'task.list', 'task.done', 'reminder.set', 'help', 'connection.add', 'key.add'];
    const { markdown } = greeting({
      name: 'Alice',
      actions: names.map(action),
      connections: [],
      models: { local: ready, keys: [] },
      isUnderstood: () => true,
      language: 'en',
    });
    const lines = markdown.split('\n');
    expect(lines.filter((line) => /^[✅❌]/u.test(line))).toEqual([
      expect.stringContaining('✅ Tasks, reminders'),
      '✅ Local language model: ready',
      '❌ Your tasks: nothing is connected yet',
      '❌ Analysis: you have added no cloud key (optional)',
    ]);
    expect(lines.length).toBeLessThan(12);
  });
});

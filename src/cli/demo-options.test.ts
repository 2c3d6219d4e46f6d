import { describe, expect, it } from '@jest/globals';
import { readDemoOptions } from './demo-options.ts';

const isGeneration = (name: string): name is '1' | '2' => name === '1' || name === '2';

describe('what is typed behind demo', () => {
  it.each<[Readonly<Record<string, string | true>>, object]>([
    [{}, {}],
    [
      { talk: '-', vikunja: '1' },
      { talk: '-', vikunja: '1' },
    ],
    [{ port: '8080' }, { port: 8080 }],
    [{ 'without-devices': true }, { homeserver: 'without devices' }],
    [{ model: 'scripted' }, { models: { kind: 'scripted' } }],
    [{ ollama: 'http://127.0.0.1:11434/' }, { models: { kind: 'ollama', url: 'http://127.0.0.1:11434' } }],
    [
      { ollama: 'http://gpu.lan:11434', model: 'qwen3:4b' },
      { models: { kind: 'ollama', url: 'http://gpu.lan:11434', model: 'qwen3:4b' } },
    ],
  ])('takes %j', (typed, options) => {
    expect(readDemoOptions(typed, { isGeneration })).toEqual(options);
  });

  it.each<[Readonly<Record<string, string | true>>, string]>([
    [{ vikunja: '3' }, '--vikunja takes 0.24, 1 or 2.'],
    [{ port: 'http' }, '--port takes a number up to 65535.'],
    [{ port: '99999' }, '--port takes a number up to 65535.'],
    [{ model: 'qwen3:4b' }, '--model takes scripted, or with --ollama the name of a model.'],
    [{ ollama: 'gpu' }, '--ollama takes an address like http://127.0.0.1:11434.'],
    [
      { talk: '-', 'without-devices': true },
      'A seed says itself whether there are devices: --without-devices is for the page.',
    ],
    [
      { talk: '-', model: 'scripted' },
      'A talk says itself which models there are: --model and --ollama are for the page.',
    ],
  ])('refuses %j', (typed, message) => {
    expect(readDemoOptions(typed, { isGeneration })).toBe(message);
  });
});

import { describe, expect, it } from '@jest/globals';
import { createChance } from './chance.ts';
import { createNonces } from './nonce.ts';
import { type AskableModels, createWishes, type Wish } from './wishes.ts';

function many(seed: number, models?: AskableModels): readonly Wish[] {
  const chance = createChance(seed);
  const { next } = createWishes(chance, createNonces(chance), models);
  return Array.from({ length: 2_000 }, next);
}

describe('wishes', () => {
  it('ask for each thing once, so that each answer is one of its kind', () => {
    const asked = many(1).map(({ kind, nonce }) => `${kind} ${nonce}`);
    expect(new Set(asked).size).toBe(asked.length);
    for (const kind of ['add', 'done', 'read', 'delete', 'yes', 'undo', 'remind'])
      expect(asked.filter((one) => one.startsWith(`${kind} `)).length).toBeGreaterThan(50);
  });

  it('answer a question right away, and take back what was done right before', () => {
    const wishes = many(2);
    const pairs = wishes.slice(1).map((wish, place) => ({ wish, before: wishes[place] }));
    const answers = pairs.filter(({ wish }) => wish.kind === 'yes');
    const undone = pairs.filter(({ wish }) => wish.kind === 'undo');
    expect(Math.min(answers.length, undone.length)).toBeGreaterThan(50);
    for (const { wish, before } of answers)
      expect(before).toMatchObject({ kind: 'delete', nonce: wish.nonce });
    for (const { wish, before } of undone)
      expect(before).toMatchObject({ kind: wish.takesBack, nonce: wish.nonce });
  });

  it('ask models where there are some, between a question and its answer excepted', () => {
    const kinds = (models: AskableModels) => many(4, models).map(({ kind }) => kind);
    const local = kinds('local');
    expect(local.filter((kind) => kind === 'ask').length).toBeGreaterThan(500);
    expect(local).not.toContain('analyze');
    expect(local).not.toContain('undo');
    const both = kinds('local and cloud');
    expect(both.filter((kind) => kind === 'analyze').length).toBeGreaterThan(100);
    const behind = both.filter((_kind, place) => both[place - 1] === 'delete');
    expect(behind.length).toBeGreaterThan(50);
    expect(new Set(behind)).toEqual(new Set(['yes']));
  });

  it('say nothing more about what was taken back', () => {
    const wishes = many(3);
    const last = new Map(wishes.map(({ nonce, kind }) => [nonce, kind]));
    const undone = wishes.filter(({ kind }) => kind === 'undo');
    expect(undone.length).toBeGreaterThan(50);
    for (const { nonce } of undone) expect(last.get(nonce)).toBe('undo');
  });
});

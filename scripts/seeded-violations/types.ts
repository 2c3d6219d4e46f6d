import { planted, replacing, type Seed } from './seed.ts';

const inPeople = (rule: string, name: string, text: string): Seed =>
  planted(rule, `src/people/seeded-${name}.ts`, text);

/** What the declarations of the house promise at compile time. */
const promises: readonly Seed[] = [
  // A slot of a phrase that is no field of the input.
  planted(
    'TS2322',
    'src/domains/seeded-phrase.ts',
    `import { z } from 'zod';
import { actionsOn } from '../core/action.ts';

export const seeded = actionsOn<object>()({
  name: 'seeded.show',
  summary: 'Shows something',
  input: z.object({ title: z.string() }),
  phrases: ['show {titel}'],
  effect: 'read',
  run: async () => await Promise.resolve(''),
  present: (markdown) => ({ markdown, tone: 'answer' }),
});
`,
  ),
];

/** One per strict option that the code leans on. */
const options: readonly Seed[] = [
  inPeople(
    'TS2322',
    'unchecked-index',
    'export const seeded = (list: readonly string[]): string => list[0];\n',
  ),
  inPeople(
    'TS2375',
    'exact-optional',
    'export const seeded: { readonly one?: string } = { one: undefined };\n',
  ),
  inPeople(
    'TS4111',
    'index-signature',
    'export const seeded = (record: Record<string, string>): string => record.one ?? "";\n',
  ),
  inPeople('TS1294', 'enum', 'export enum Seeded {\n  One,\n}\n'),
  inPeople(
    'TS1484',
    'verbatim',
    `import { Caller } from '../core/caller.ts';\nexport const seeded = (caller: Caller): string => caller.user;\n`,
  ),
  inPeople('TS6133', 'unused-local', 'export function seeded(): void {\n  const one = 1;\n}\n'),
  inPeople('TS6133', 'unused-parameter', 'export const seeded = (one: number): void => {};\n'),
  inPeople('TS7030', 'implicit-return', 'export function seeded(one: boolean) {\n  if (one) return 1;\n}\n'),
  inPeople(
    'TS7029',
    'fall-through',
    `export function seeded(one: number, list: number[]): void {
  switch (one) {
    case 1:
      list.push(1);
    case 2:
      list.push(2);
  }
}
`,
  ),
  inPeople(
    'TS4114',
    'override',
    'export class Seeded extends Error {\n  toString(): string {\n    return this.message;\n  }\n}\n',
  ),
];

/** A kind of inbox row without a handler. */
const noHandler: Seed = {
  caught: [
    { rule: 'TS2741', file: 'src/assistant/create-handlers.ts' },
    // Its import is not used any more.
    { rule: 'TS6133', file: 'src/assistant/create-handlers.ts' },
  ],
  change: { 'src/assistant/create-handlers.ts': replacing(/ {6}join: createHandleJoin\(.*\),\n/, '') },
};

export const typeSeeds: readonly Seed[] = [...promises, ...options, noHandler];

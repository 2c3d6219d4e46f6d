import { planted, type Seed } from './seed.ts';

const inPeople = (rule: string, name: string, text: string): Seed =>
  planted(rule, `src/people/seeded-${name}.ts`, text);

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const types: readonly Seed[] = [
  inPeople(
    'typescript/no-explicit-any',
    'any',
    'export const seeded = (value: any): boolean => value === 1;\n',
  ),
  inPeople(
    'typescript/no-non-null-assertion',
    'assertion',
    'export const seeded = (value: string | undefined): string => value!;\n',
  ),
  inPeople(
    'typescript/switch-exhaustiveness-check',
    'switch',
    `export function seeded(value: 'one' | 'two'): void {
  switch (value) {
    case 'one':
      break;
  }
}
`,
  ),
  inPeople(
    'typescript/return-await',
    'return-await',
    'export async function seeded(): Promise<void> {\n  return Promise.resolve();\n}\n',
  ),
  inPeople(
    'typescript/no-floating-promises',
    'floating',
    'export function seeded(): void {\n  Promise.resolve();\n}\n',
  ),
  inPeople(
    'typescript/no-misused-promises',
    'misused',
    'export const seeded = (list: readonly string[]): void => {\n  list.forEach(async (one) => await Promise.resolve(one));\n};\n',
  ),
  inPeople('typescript/only-throw-error', 'throw', `export function seeded(): never {\n  throw 'text';\n}\n`),
  inPeople(
    'typescript/no-unsafe-return',
    'unsafe',
    'export const seeded = (text: string): string => JSON.parse(text);\n',
  ),
  inPeople(
    'typescript/no-unnecessary-condition',
    'condition',
    `export const seeded = (value: 'one'): boolean => value === 'one';\n`,
  ),
  inPeople(
    'typescript/consistent-type-imports',
    'type-imports',
    `import { Caller } from '../core/caller.ts';\nexport const seeded = (caller: Caller): string => caller.user;\n`,
  ),
  planted(
    ['typescript/await-thenable', 'typescript/return-await', 'unicorn/no-unnecessary-await'],
    'src/people/seeded-thenable.ts',
    'export async function seeded(): Promise<number> {\n  return await 1;\n}\n',
  ),
];

const rim: readonly Seed[] = [
  inPeople(
    'no-restricted-globals',
    'fetch',
    `export const seeded = async (): Promise<unknown> => await fetch('');\n`,
  ),
  inPeople(
    'no-restricted-globals',
    'timer',
    'export const seeded = (): unknown => setTimeout(() => {}, 1);\n',
  ),
  inPeople(
    'no-restricted-globals',
    'interval',
    'export const seeded = (): unknown => setInterval(() => {}, 1);\n',
  ),
  inPeople(
    'no-restricted-globals',
    'immediate',
    'export const seeded = (): unknown => setImmediate(() => {});\n',
  ),
  inPeople('no-restricted-properties', 'clock', 'export const seeded = (): number => Date.now();\n'),
  inPeople('no-restricted-properties', 'chance', 'export const seeded = (): number => Math.random();\n'),
  inPeople('no-restricted-properties', 'environment', 'export const seeded = (): unknown => process.env;\n'),
  inPeople(
    'no-restricted-properties',
    'global-fetch',
    `export const seeded = async (): Promise<unknown> => await globalThis.fetch('');\n`,
  ),
  planted(
    'no-restricted-properties',
    'src/config/seeded-clock.ts',
    'export const seeded = (): number => Date.now();\n',
  ),
  inPeople('no-console', 'console', `export const seeded = (): void => console.log('here');\n`),
];

const form: readonly Seed[] = [
  inPeople('import/no-default-export', 'default', 'const seeded = 1;\nexport default seeded;\n'),
  planted('unicorn/filename-case', 'src/people/seededName.ts', 'export const seeded = 1;\n'),
  planted(
    'jest/no-focused-tests',
    'src/people/seeded-focused.test.ts',
    `import { expect, it } from '@jest/globals';\nit.only('one', () => expect(1).toBe(1));\n`,
  ),
  planted(
    'jest/no-disabled-tests',
    'src/people/seeded-disabled.test.ts',
    `import { expect, it } from '@jest/globals';\nit.skip('one', () => expect(1).toBe(1));\n`,
  ),
  planted(
    'jest/expect-expect',
    'src/people/seeded-asserts-nothing.test.ts',
    `import { it } from '@jest/globals';\nit('one', () => {});\n`,
  ),
];

const sizes: readonly Seed[] = [
  inPeople(
    'complexity',
    'complexity',
    `export const seeded = (text: string): boolean =>\n${lines(11, (index) => `  text === '${index}' ||`)}\n  text === '';\n`,
  ),
  inPeople(
    'max-lines-per-function',
    'long-function',
    `export function seeded(list: string[]): void {\n${lines(50, (index) => `  list.push('${index}');`)}\n}\n`,
  ),
  inPeople('max-lines', 'long-file', `${lines(301, (index) => `export const seeded${index} = ${index};`)}\n`),
  inPeople(
    'max-params',
    'parameters',
    'export const seeded = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;\n',
  ),
  inPeople(
    'max-depth',
    'depth',
    `export function seeded(a: boolean, list: string[]): void {
  for (const one of list) {
    for (const two of one) {
      for (const three of two) {
        if (a) list.push(three);
      }
    }
  }
}
`,
  ),
];

export const lintSeeds: readonly Seed[] = [...types, ...rim, ...form, ...sizes];

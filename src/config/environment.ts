import { readYaml } from './yaml-source.ts';
import type { Field } from './notes.ts';
import { nearest } from '../core/nearest.ts';
import type { Problem } from './problem.ts';
import type { Finding } from '../core/finding.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that are no field of the configuration. */
const OTHER_VARIABLES = [
  'EIS_CONFIG',
  'EIS_MASTER_KEY',
  'EIS_MASTER_KEY_FILE',
  'EIS_BACKUP_PASSPHRASE',
  'EIS_BACKUP_PASSPHRASE_FILE',
];

export interface FromEnvironment {
  readonly values: readonly {
    readonly path: readonly string[];
    readonly value: unknown;
    readonly source: string;
  }[];
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
}

/** `listen.port` → `EIS_LISTEN_PORT` */
export const variableOf = (path: readonly string[]): string => `EIS_${path.join('_').toUpperCase()}`;

/** What the environment says about each field. An empty variable counts as not set. */
export async function readEnvironment(
  environment: Environment,
  fields: readonly Field[],
  readFile: (path: string) => Promise<string>,
): Promise<FromEnvironment> {
  const values: { path: readonly string[]; value: unknown; source: string }[] = [];
  const problems: Problem[] = [];
  for (const field of fields.filter(({ section }) => !section)) {
    const said = await sayingOf(environment, field, readFile);
    if (said === undefined) continue;
    if ('wrong' in said) problems.push(said);
    else values.push({ path: field.path, ...said });
  }
  return { values, problems, findings: unknownVariables(environment, fields) };
}

async function sayingOf(
  environment: Environment,
  field: Field,
  readFile: (path: string) => Promise<string>,
): Promise<{ value: unknown; source: string } | Problem | undefined> {
  const name = variableOf(field.path);
  const text = environment[name] ?? '';
  const file = field.note.secret === true ? (environment[`${name}_FILE`] ?? '') : '';
  const key = field.path.join('.');
  if (text !== '' && file !== '')
    return {
      key,
      wrong: 'is set twice',
      expected: `either ${name} or ${name}_FILE`,
      source: 'the environment',
    };
  if (text !== '') return fieldValue(field, text, `the variable ${name}`);
  if (file === '') return undefined;
  const source = `the file ${file}, named by ${name}_FILE`;
  try {
    return fieldValue(field, (await readFile(file)).trim(), source);
  } catch {
    return { key, wrong: 'could not be read', expected: 'a file that eis may read', source };
  }
}

function fieldValue(
  field: Field,
  text: string,
  source: string,
): { value: unknown; source: string } | Problem {
  if (field.isText) return { value: text, source };
  const yaml = readYaml(text);
  if (yaml.errors.length === 0) return { value: yaml.value, source };
  return { key: field.path.join('.'), wrong: 'is not valid YAML', expected: field.note.expected, source };
}

/** Warnings only: container platforms put variables of their own beside ours (`EIS_SERVICE_HOST`). */
function unknownVariables(environment: Environment, fields: readonly Field[]): readonly Finding[] {
  const known = new Set([
    ...OTHER_VARIABLES,
    ...fields.filter(({ section }) => !section).map(({ path }) => variableOf(path)),
    ...fields.filter(({ note }) => note.secret === true).map(({ path }) => `${variableOf(path)}_FILE`),
  ]);
  return Object.keys(environment)
    .filter((name) => name.startsWith('EIS_') && !known.has(name))
    .map((name) => {
      const guess = nearest(name, [...known]);
      return {
        id: 'configuration.variable',
        level: 'warning',
        what: `The variable ${name} means nothing to eis and is not used.`,
        mend: guess === undefined ? 'Take it away, if it was meant for eis.' : `Did you mean ${guess}?`,
      } as const;
    });
}

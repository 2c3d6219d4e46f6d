import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { codeOf } from '../core/error-code.ts';
import type { Finding } from '../core/finding.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { nearest } from '../core/nearest.ts';
import { fieldsOf, type Field } from './notes.ts';
import type { Problem } from './problem.ts';
import { configurationSchema, type Configuration } from './schema.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

export interface LoadDeps {
  /** Rejects when there is no such file, or none that may be read. */
  readonly readFile: (path: string) => Promise<string>;
}

export interface Where {
  /** The path of `config.yaml`. Relative paths inside it are relative to its folder. */
  readonly file: string;
  /** False when nobody named the file: then it may be missing, because the environment can say everything. */
  readonly mustExist: boolean;
  readonly environment: Environment;
}

export type Loaded =
  | { readonly kind: 'right'; readonly configuration: Configuration; readonly findings: readonly Finding[] }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[]; readonly usable: Usable };

/** What is right in a configuration that is wrong, with the standard values for the rest: enough for safe mode. */
export type Usable = Pick<Configuration, 'listen' | 'log' | 'registration' | 'data'>;

const NO_FILE: YamlSource = { value: {}, errors: [], lineOf: () => undefined };
const fields = fieldsOf(configurationSchema);

/** Reads the file and what the environment says instead, and names everything that is wrong, not only the first. */
export async function loadConfiguration(where: Where, { readFile }: LoadDeps): Promise<Loaded> {
  const yaml = await sourceOf(where, readFile);
  if ('wrong' in yaml) return refuse([yaml], {}, where);
  const broken = yaml.errors.map(({ line, message }) => ({
    key: where.file,
    wrong: `is not valid YAML: ${message}`,
    expected: 'a file like config.sample.yaml',
    source: `${where.file}, line ${line}`,
  }));
  if (broken.length > 0) return refuse(broken, {}, where);

  const environment = await readEnvironment(where.environment, fields, readFile);
  const value = environment.values.reduce(
    (tree: unknown, said) => withValue(tree, said.path, said.value),
    yaml.value,
  );
  const parsed = configurationSchema.safeParse(value);
  const sources = new Map(environment.values.map(({ path, source }) => [path.join('.'), source]));
  const lookup: Lookup = { value, sources, yaml, file: where.file };
  const problems = [
    ...environment.problems,
    ...(parsed.error?.issues.flatMap((issue) => problemsOf(issue, lookup)) ?? []),
  ];
  if (!parsed.success || problems.length > 0)
    return refuse([...(yaml === NO_FILE ? [noFile(where)] : []), ...problems], value, where);
  return {
    kind: 'right',
    configuration: inFolder(parsed.data, dirname(resolve(where.file))),
    findings: environment.findings,
  };
}

function refuse(problems: readonly Problem[], value: unknown, { file }: Where): Loaded {
  const { listen, log, registration, data } = configurationSchema.shape;
  const said = isSection(value) ? value : {};
  const path = (schema: typeof data, name: string): string =>
    resolve(dirname(file), schema.safeParse(said[name]).data ?? schema.parse(undefined));
  return {
    kind: 'wrong',
    problems,
    usable: {
      listen: listen.safeParse(said['listen']).data ?? listen.parse(undefined),
      log: log.safeParse(said['log']).data ?? log.parse(undefined),
      registration: path(registration, 'registration'),
      data: path(data, 'data'),
    },
  };
}

async function sourceOf(where: Where, readFile: LoadDeps['readFile']): Promise<YamlSource | Problem> {
  try {
    return readYaml(await readFile(where.file));
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT';
    if (missing) return where.mustExist ? noFile(where) : NO_FILE;
    return { ...noFile(where), wrong: 'could not be read' };
  }
}

const noFile = ({ file, mustExist }: Where): Problem => ({
  key: file,
  wrong: 'does not exist',
  expected: 'the configuration of eis; `npm run eis -- register` writes one',
  source: mustExist ? '--config or EIS_CONFIG' : 'nothing names another',
});

const isSection = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The tree with one value replaced. A section that is something else in the file is left for the schema to refuse. */
function withValue(tree: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (tree !== undefined && !isSection(tree)) return tree;
  return { ...tree, [name]: withValue(tree?.[name], rest, value) };
}

interface Lookup {
  readonly value: unknown;
  readonly sources: ReadonlyMap<string, string>;
  readonly yaml: YamlSource;
  readonly file: string;
}

function problemsOf(issue: z.core.$ZodIssue, lookup: Lookup): readonly Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey([...issue.path, key], lookup));
  const field = fieldAt(issue.path);
  const found = valueAt(lookup.value, issue.path);
  return [
    {
      key: keyOf(issue.path, lookup),
      wrong: issue.code === 'invalid_key' ? 'is not accepted as a name' : shown(found, field),
      expected: field?.note.expected ?? 'something else',
      source: sourceAt(issue.path, lookup),
    },
  ];
}

function unknownKey(path: readonly PropertyKey[], lookup: Lookup): Problem {
  const key = path.map(String).join('.');
  const beside = fields.filter((field) => field.path.length === path.length && startsAlike(field.path, path));
  const guess =
    nearest(
      String(path.at(-1)),
      beside.map((field) => String(field.path.at(-1))),
    ) ??
    nearest(
      key,
      fields.map((field) => field.path.join('.')),
    );
  const names = beside.map((field) => String(field.path.at(-1))).join(', ');
  return {
    key,
    wrong: guess === undefined ? 'is not known' : `is not known (did you mean ${guess}?)`,
    expected: `one of ${names}`,
    source: sourceAt(path, lookup),
  };
}

const startsAlike = (a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean =>
  a.slice(0, -1).every((part, index) => part === b[index]);

/** The field at the path, or the one that holds it (an entry of a list or of a map). */
function fieldAt(path: readonly PropertyKey[]): Field | undefined {
  return fields.findLast((field) => field.path.every((part, index) => part === path[index]));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, name) => {
    if (Array.isArray(part)) return part[Number(name)];
    return isSection(part) ? part[String(name)] : undefined;
  }, value);
}

/** The longest value that is repeated in an error. */
const LONGEST = 60;

function shown(value: unknown, field: Field | undefined): string {
  if (value === undefined) return 'is missing';
  if (field?.note.secret === true) return 'is not accepted (its value is not shown)';
  if (value === null) return 'is empty';
  if (Array.isArray(value)) return 'is a list';
  if (typeof value === 'object') return 'is a section';
  const text = JSON.stringify(value);
  return `is ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
}

function keyOf(path: readonly PropertyKey[], lookup: Lookup): string {
  return path.length === 0 ? lookup.file : path.map(String).join('.');
}

function sourceAt(path: readonly PropertyKey[], { sources, yaml, file }: Lookup): string {
  const field = fieldAt(path);
  const variable = field && sources.get(field.path.join('.'));
  if (variable !== undefined) return variable;
  const line = yaml.lineOf(path);
  return line === undefined ? file : `${file}, line ${line}`;
}

function inFolder(configuration: Configuration, folder: string): Configuration {
  const { vault, egress } = configuration;
  return {
    ...configuration,
    registration: resolve(folder, configuration.registration),
    data: resolve(folder, configuration.data),
    egress: {
      ...egress,
      certificate_authorities: egress.certificate_authorities.map((file) => resolve(folder, file)),
    },
    vault: vault.key_file === undefined ? {} : { key_file: resolve(folder, vault.key_file) },
  };
}

import { z } from 'zod';

const record = z.record(z.string(), z.unknown());

/** What a provider demands of a schema that it is to keep to. */
export interface SchemaDemands {
  /** Every property has to be listed as required. */
  readonly allRequired: boolean;
  /** Words that it does not take. */
  readonly refused: readonly string[];
}

/** The first thing in a JSON Schema that is not as demanded; undefined: everything is. */
export function wrongInSchema(schema: unknown, demands: SchemaDemands, path = '()'): string | undefined {
  if (Array.isArray(schema)) return firstWrong(Object.entries(schema), demands, path);
  const read = record.safeParse(schema);
  if (!read.success) return undefined;
  const { data } = read;
  const refused = demands.refused.find((word) => word in data);
  if (refused !== undefined) return `In context=${path}, '${refused}' is not permitted.`;
  return wrongObject(data, demands, path) ?? firstWrong(Object.entries(data), demands, path);
}

function wrongObject(
  data: Readonly<Record<string, unknown>>,
  { allRequired }: SchemaDemands,
  path: string,
): string | undefined {
  const { type, required } = data;
  if (type !== 'object' && !(Array.isArray(type) && type.includes('object'))) return undefined;
  if (data['additionalProperties'] !== false)
    return `In context=${path}, 'additionalProperties' is required to be supplied and to be false.`;
  const properties = Object.keys(record.catch({}).parse(data['properties']));
  const listed: readonly unknown[] = Array.isArray(required) ? required : [];
  const missing = allRequired ? properties.find((name) => !listed.includes(name)) : undefined;
  return missing === undefined
    ? undefined
    : `In context=${path}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
}

function firstWrong(
  entries: readonly (readonly [string, unknown])[],
  demands: SchemaDemands,
  path: string,
): string | undefined {
  for (const [name, value] of entries) {
    // A property may be called like a word of the schema's own language.
    const isNames = name === 'properties' || name === '$defs';
    const wrong = isNames
      ? firstWrong(Object.entries(record.catch({}).parse(value)), demands, `${path}.${name}`)
      : wrongInSchema(value, demands, `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const allowsNull = (schema: unknown): boolean =>
  isPart(schema) && Array.isArray(schema['type']) && schema['type'].includes('null');

/**
 * The same JSON Schema with everything that may be null left to the model: each null that it has to say costs a small
 * model on a CPU as long as a word. Providers that want every field named get the schema as it was.
 */
export function leaveOutNulls(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(leaveOutNulls);
  if (!isPart(schema)) return schema;
  const inner: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) inner[key] = leaveOutNulls(value);
  const { required, properties } = schema;
  if (!Array.isArray(required) || !isPart(properties)) return inner;
  return { ...inner, required: required.filter((name) => !allowsNull(properties[String(name)])) };
}

import { z } from 'zod';

const part = z.record(z.string(), z.unknown());
const allowsNull = (schema: unknown): boolean => {
  const { type } = part.catch({}).parse(schema);
  return Array.isArray(type) && type.includes('null');
};

/**
 * The same JSON Schema with everything that may be null left to the model: each null that it has to say costs a small
 * model on a CPU as long as a word. Providers that want every field named get the schema as it was.
 */
export function leaveOutNulls(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(leaveOutNulls);
  const read = part.safeParse(schema);
  if (!read.success) return schema;
  const inner = Object.fromEntries(
    Object.entries(read.data).map(([key, value]) => [key, leaveOutNulls(value)]),
  );
  const properties = part.catch({}).parse(read.data['properties']);
  const required = z.array(z.string()).safeParse(read.data['required']);
  return required.success
    ? { ...inner, required: required.data.filter((name) => !allowsNull(properties[name])) }
    : inner;
}

export type Fields = Readonly<Record<string, unknown>>;

/** All fields of both. Parts of one field come together: `add.labels` and `add.assignees`; of any other, `more` counts. */
export function mergeFields(fields: Fields, more: Fields): Fields {
  const both = Object.entries(more).map(([name, value]): [string, unknown] => {
    const before = fields[name];
    return [name, isParts(before) && isParts(value) ? { ...before, ...value } : value];
  });
  return { ...fields, ...Object.fromEntries(both) };
}

const isParts = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

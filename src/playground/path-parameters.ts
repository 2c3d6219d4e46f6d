/**
 * The parts of a path that stand in the places `:name` of the template, as they were sent; undefined when the path is
 * another one. An empty part fits no place.
 */
export function pathParameters(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && value !== '') found[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return found;
}

import { stringify } from 'yaml';
import { variableOf } from './environment.ts';
import { fieldsOf, type Field } from './notes.ts';
import { configurationSchema } from './schema.ts';

/** Comments are wrapped here; values are not. */
const WIDTH = 100;

const HEAD = [
  'The configuration of eis. Copy this file to config.yaml, or let `eis register` write one, and change what differs.',
  'Every line shows what holds when it is left out, except where it is an example.',
  'The environment comes before this file: EIS_LISTEN_PORT replaces port in the section listen, and so on.',
  'This file is generated from src/config/schema.ts.',
].join(' ');

const fields = fieldsOf(configurationSchema);

/** The text of `config.sample.yaml`. It loads as it is. */
export const sampleText = (): string =>
  [...wrapped(HEAD).map((line) => `# ${line}`), '', ...sectionLines([])].join('\n').concat('\n');

function sectionLines(path: readonly string[]): readonly string[] {
  const inside = fields.filter(
    (field) =>
      field.path.length === path.length + 1 && path.every((part, index) => part === field.path[index]),
  );
  return inside.flatMap((field, index) => [...(index > 0 ? [''] : []), ...fieldLines(field)]);
}

function fieldLines(field: Field): readonly string[] {
  const name = field.path.at(-1) ?? '';
  const above = describe(field).map((line) => `# ${line}`);
  if (!field.section) return [...above, ...valueLines(field, name)];
  const inner = sectionLines(field.path);
  const mayBeMissing = !field.required && field.standard === undefined;
  // A section of which nothing is set would be empty, and that is not the same as left out.
  if (!mayBeMissing && inner.some((line) => line !== '' && !line.startsWith('#')))
    return [...above, `${name}:`, ...inner.map((line) => (line === '' ? '' : `  ${line}`))];
  return [
    ...above,
    `# ${name}:`,
    ...inner.map((line) => `#   ${isValue(line) ? line.slice(2) : line}`.trimEnd()),
  ];
}

/** A value that is commented out, as against words: those begin with a capital. */
const isValue = (line: string): boolean => /^# [a-z_]+: /.test(line);

function describe({ note, standard, section, path }: Field): readonly string[] {
  if (section) return wrapped(note.description);
  const about = [
    note.description,
    ...(note.secret === true ? [`Better in a file of its own, named by ${variableOf(path)}_FILE.`] : []),
  ];
  const isExample = note.example !== undefined && standard !== undefined;
  return [
    ...wrapped(about.join(' ')),
    ...wrapped(`Expected: ${note.expected}.${isExample ? ' An example:' : ''}`),
  ];
}

function valueLines({ note, standard, required }: Field, name: string): readonly string[] {
  const isSet = required || standard !== undefined;
  const value: unknown = note.example ?? standard;
  const style = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false };
  const text = Array.isArray(value)
    ? `${name}: ${stringify(value, { ...style, collectionStyle: 'flow' })}`
    : stringify({ [name]: value }, style);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (isSet ? line : `# ${line}`));
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > WIDTH) lines.push(line);
    line = longer.length > WIDTH ? word : longer;
  }
  return [...lines, line];
}

import { z } from 'zod';

/** What people are told about one field of the configuration: the sample, the errors and the manual are made from it. */
export interface Note {
  /** Whole sentences; the first one says what the field is. */
  readonly description: string;
  /** Completes "expected …" in an error. */
  readonly expected: string;
  /** Shown in the sample where there is no default. */
  readonly example?: unknown;
  /** Never printed; may also come from the file that `EIS_…_FILE` names. */
  readonly secret?: true;
}

export const notes = z.registry<Note>();

/** One value that can be set, or a section that holds some. */
export interface Field {
  readonly path: readonly string[];
  readonly note: Note;
  readonly section: boolean;
  /** What holds when the field is left out; `undefined` where nothing does. */
  readonly standard: unknown;
  readonly required: boolean;
  /** Text is taken from the environment as it is; everything else is read as YAML. */
  readonly isText: boolean;
}

/** Every field of an object schema, sections before what they hold, in the order of the declaration. */
export function fieldsOf(schema: z.ZodObject, path: readonly string[] = []): readonly Field[] {
  return Object.entries(schema.shape).flatMap(([name, part]) => {
    const here = [...path, name];
    const { inner, standard, required } = unwrap(part);
    const note = notes.get(part as z.ZodType);
    if (!note) throw new Error(`the field ${here.join('.')} has no note`);
    const section = inner instanceof z.ZodObject;
    const field = { path: here, note, section, standard, required, isText: inner instanceof z.ZodString };
    return section ? [field, ...fieldsOf(inner, here)] : [field];
  });
}

interface Unwrapped {
  readonly inner: unknown;
  readonly standard: unknown;
  readonly required: boolean;
}

function unwrap(part: unknown): Unwrapped {
  if (part instanceof z.ZodDefault || part instanceof z.ZodPrefault)
    return { ...unwrap(part.unwrap()), standard: part.def.defaultValue, required: false };
  if (part instanceof z.ZodOptional) return { ...unwrap(part.unwrap()), required: false };
  if (part instanceof z.ZodPipe) return unwrap(part.in);
  return { inner: part, standard: undefined, required: true };
}

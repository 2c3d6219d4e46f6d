import type { z } from 'zod';
import { TalkMistake } from './talk-step.ts';

interface File {
  readonly file: string;
  readonly line: number;
  /** What is wrong with one that cannot be read. */
  readonly isNo: string;
}

/** A file beside a talk. Throws `TalkMistake` with the line that names it. */
export async function readFileOf<Schema extends z.ZodType>(
  { file, line, isNo }: File,
  schema: Schema,
  readText: (file: string) => Promise<string>,
): Promise<z.output<Schema>> {
  const read = schema.safeParse(JSON.parse(await readText(file)));
  if (!read.success) throw new TalkMistake(line, `${file} ${isNo}: ${read.error.message}`);
  return read.data;
}

/** One line of a transcript, as conversation.md writes them. */
export interface Spoken {
  readonly number: number;
  readonly who: string;
  /** `dm`, `dm(alice)`, `#team` */
  readonly place: string;
  /** Left out for people. */
  readonly type?: string;
  readonly text: string;
}

/** Texts begin in this column, and so do their further lines. */
const TEXT_COLUMN = 23;

export function transcriptLine({ number, who, place, type, text }: Spoken): string {
  const where = type === undefined ? place : `${place} ${type}`;
  const head = `${String(number).padEnd(2)} ${who.padEnd(5)} @ ${where.padEnd(10)}  `;
  return head + text.replaceAll('\n', `\n${' '.repeat(TEXT_COLUMN)}`);
}

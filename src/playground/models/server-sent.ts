/** One event of a stream of them. */
export const event = (data: object | string, name?: string): string =>
  `${name === undefined ? '' : `event: ${name}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

export const EVENT_STREAM = { 'content-type': 'text/event-stream; charset=utf-8' } as const;

const PIECE = 12;

/** A text as a model says it, a few letters at a time. */
export const inPieces = (text: string): readonly string[] =>
  text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'g')) ?? [];

const OPEN: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };

/**
 * The pieces of `text` between `separator`, where it stands outside of quotes and brackets. `\"` within quotes is a
 * quotation mark.
 */
export function splitOutside(text: string, separator: string): readonly string[] {
  const pieces: string[] = [];
  const closing: string[] = [];
  let begin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (closing.at(-1) === '"') {
      if (sign === '\\') at += 1;
      else if (sign === '"') closing.pop();
    } else if (closing.length === 0 && text.startsWith(separator, at)) {
      pieces.push(text.slice(begin, at));
      begin = at + separator.length;
      at = begin - 1;
    } else track(sign, closing);
  }
  return [...pieces, text.slice(begin)];
}

function track(sign: string, closing: string[]): void {
  const end = sign === '"' ? '"' : OPEN[sign];
  if (end !== undefined) closing.push(end);
  else if (sign === closing.at(-1)) closing.pop();
}

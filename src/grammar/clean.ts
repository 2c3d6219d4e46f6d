/** Control characters, soft hyphens, and marks that turn or hide text; the joiners of emoji and scripts stay. */
const NOT_SAID =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** The text as it is read: no half characters, nothing that is not seen, line ends as `\n`. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(/[\r\u2028\u2029\u0085]/g, '\n')
    .replace(NOT_SAID, '');

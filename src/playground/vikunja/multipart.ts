/** One file of a form. */
export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of a `multipart/form-data` body; undefined when it is none. Latin-1 keeps every byte as it is. */
export function readMultipart(body: Uint8Array, contentType: string): readonly FormFile[] | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]{1,100})/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const text = Buffer.from(body).toString('latin1');
  const parts = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1);
  return parts.flatMap((part) => fileIn(part) ?? []);
}

function fileIn(part: string): FormFile | undefined {
  const end = part.indexOf('\r\n\r\n');
  const head = Buffer.from(part.slice(0, end), 'latin1').toString();
  const field = /\bname="([^"]*)"/i.exec(head)?.[1];
  const name = /\bfilename="([^"]*)"/i.exec(head)?.[1];
  if (end < 0 || field === undefined || name === undefined) return undefined;
  return { field, name, bytes: new Uint8Array(Buffer.from(part.slice(end + 4), 'latin1')) };
}

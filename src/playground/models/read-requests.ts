/** One request, read from the bytes that went over a wire. */
export interface SeenRequest {
  readonly host: string;
  readonly method: string;
  /** With the query. */
  readonly target: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** False: the connection ended in the middle of it. */
  readonly isWhole: boolean;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LINE_END = Buffer.from('\r\n');

interface Head {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes the bytes of one connection as they come, and gives the requests in them. */
export class RequestReader {
  readonly #host: string;
  #rest: Buffer = Buffer.alloc(0);

  constructor(host: string) {
    this.#host = host;
  }

  push(bytes: Uint8Array): readonly SeenRequest[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const found: SeenRequest[] = [];
    for (let next = this.#take(); next; next = this.#take()) found.push(next);
    return found;
  }

  /** What was under way when the connection ended. */
  end(): SeenRequest | undefined {
    const split = this.#split();
    if (!split) return undefined;
    this.#rest = Buffer.alloc(0);
    const { head, behind } = split;
    const body = isChunked(head) ? (readChunks(behind)?.body ?? partOfChunks(behind)) : behind;
    return { host: this.#host, ...head, body, isWhole: false };
  }

  #split(): { head: Head; behind: Buffer } | undefined {
    const end = this.#rest.indexOf(HEAD_END);
    if (end < 0) return undefined;
    const head = readHead(this.#rest.subarray(0, end).toString('latin1'));
    return { head, behind: this.#rest.subarray(end + HEAD_END.length) };
  }

  #take(): SeenRequest | undefined {
    const split = this.#split();
    if (!split) return undefined;
    const { head, behind } = split;
    const read = isChunked(head) ? readChunks(behind) : readLength(head, behind);
    if (!read) return undefined;
    this.#rest = behind.subarray(read.size);
    return { host: this.#host, ...head, body: read.body, isWhole: true };
  }
}

function readHead(text: string): Head {
  const [first = '', ...lines] = text.split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { method, target, headers: Object.fromEntries(headers) };
}

const isChunked = ({ headers }: Head): boolean => headers['transfer-encoding'] === 'chunked';

interface ReadBody {
  readonly body: Uint8Array;
  /** How many bytes it took on the wire. */
  readonly size: number;
}

function readLength({ headers }: Head, behind: Buffer): ReadBody | undefined {
  const size = Number(headers['content-length'] ?? 0);
  return behind.length < size ? undefined : { body: behind.subarray(0, size), size };
}

function readChunks(behind: Buffer): ReadBody | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = behind.indexOf(LINE_END, at);
    if (end < 0) return undefined;
    const size = Number.parseInt(behind.subarray(at, end).toString('latin1'), 16);
    const start = end + LINE_END.length;
    if (behind.length < start + size + LINE_END.length) return undefined;
    at = start + size + LINE_END.length;
    if (size === 0) return { body: Buffer.concat(parts), size: at };
    parts.push(behind.subarray(start, start + size));
  }
}

/** As it stands: whoever compares it sees that it is not whole. */
const partOfChunks = (behind: Buffer): Uint8Array => behind;

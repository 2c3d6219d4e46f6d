/** A request as a door sees it. `path` is the raw path with leading slashes collapsed and no query. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** Named parts of the route's path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Raw bytes; empty where there was no body. */
  readonly body: Uint8Array;
}

export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a string as it is (text/html unless a header says otherwise). */
  readonly body: object | string | Uint8Array;
}

/** What `web/` serves. The folders that answer HTTP know nothing of Express. */
export interface HttpRoute {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS';
  /** With `:name` parts, for example `/_matrix/app/v1/transactions/:transactionId`. */
  readonly path: string;
  /** Bytes; a larger body is answered 413 without being read to its end. */
  readonly bodyLimit: number;
  /** Looked at before a byte of the body is read; an answer here ends the request. */
  readonly refuse?: (request: Omit<HttpRequest, 'body'>) => HttpReply | undefined;
  readonly answer: (request: HttpRequest) => Promise<HttpReply>;
}

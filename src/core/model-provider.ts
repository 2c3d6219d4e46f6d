/** In which header a key goes out. */
export type KeyHeader =
  | { readonly name: 'x-api-key' }
  | { readonly name: 'authorization'; readonly scheme: 'Bearer' };

/** What has to be known about a company that answers with the key of a person. */
export interface ModelProvider {
  /** `claude`, `openai`, `endpoint`: as keys name theirs. */
  readonly name: string;
  /** How people call it: `Claude`. An endpoint is called what its owner calls it. */
  readonly title: string;
  /** Who gets what is sent: `Anthropic`. Undefined: whoever runs the address. */
  readonly company: string | undefined;
  /** Undefined: the person says it. */
  readonly address: string | undefined;
  /** The model that is asked when the person names none. Undefined: they have to. */
  readonly model: string | undefined;
  /** The whole of a key that this provider hands out. */
  readonly keyLooks: RegExp;
  readonly keyHeader: KeyHeader;
  /** Asks whether the key works, and costs nothing: GET, below the address. The headers go with the tiny call as well. */
  readonly keyTest: { readonly path: string; readonly headers: Readonly<Record<string, string>> };
  /** The smallest question that proves key and model, for keys that may not list models: POST, below the address. */
  readonly tinyCall: (model: string) => { readonly path: string; readonly body: string };
}

import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** A YAML text together with where each of its keys stands, so that an error can name the line. */
export interface YamlSource {
  readonly value: unknown;
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** The line of the key, or of the nearest section around it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

export function readYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    // What follows a colon repeats the text, which may be a secret.
    message: error.message.replace(/:[^]*$/, ''),
  }));
  return {
    value: errors.length > 0 ? undefined : (document.toJS() ?? {}),
    errors,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const start = startOf(document, path.slice(0, length));
        if (start !== undefined) return lines.linePos(start).line;
      }
      return undefined;
    },
  };
}

function startOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const name = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(
      ({ key }) => (isScalar(key) ? String(key.value) : String(key)) === String(name),
    );
    return isNode(pair?.key) ? beginning(pair.key) : undefined;
  }
  const found: unknown = document.getIn(path, true);
  return isNode(found) ? beginning(found) : undefined;
}

const beginning = (node: Node): number | undefined => node.range?.[0];

/** What comes back over the wire, or does not. */
export type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
      /** Of a file, in place of the text. */
      readonly bytes?: Uint8Array;
      /** Breaks off in the middle of its body. */
      readonly isCut: boolean;
    }
  /** The connection closes without a word. */
  | { readonly kind: 'closed' }
  /** Nothing ever comes. */
  | { readonly kind: 'silent' };

const HALF = 0.5;

export const firstHalf = (text: string): string => text.slice(0, Math.floor(text.length * HALF));

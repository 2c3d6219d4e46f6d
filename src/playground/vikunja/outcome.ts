/** What comes back over the wire, or does not. */
export type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
      /** Breaks off in the middle of its body. */
      readonly isCut: boolean;
    }
  /** The connection closes without a word. */
  | { readonly kind: 'closed' }
  /** Nothing ever comes. */
  | { readonly kind: 'silent' };

const HALF = 0.5;

export const firstHalf = (text: string): string => text.slice(0, Math.floor(text.length * HALF));

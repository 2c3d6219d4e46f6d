/** Why a text is not read as a request by rules. */
export type Because =
  | 'nothing fits'
  /** Longer than any request, code, or too many lines. */
  | 'no talk'
  | 'a question about a write'
  | 'two readings'
  /** A refusal, a condition, a report, a saying, words taken back. */
  | 'not sure it is a request'
  | 'a time that cannot be';

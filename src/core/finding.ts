/** One thing `doctor` looked at. `mend` says what to do, in a sentence; there is one whenever `level` is not `well`. */
export interface Finding {
  /** Stable, for scripts: `homeserver.token`, `database.reach` … */
  readonly id: string;
  readonly level: 'well' | 'warning' | 'error';
  readonly what: string;
  readonly mend?: string;
}

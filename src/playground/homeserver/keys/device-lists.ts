/** Whose devices or keys changed, and when. */
export class DeviceLists {
  #changes: readonly { readonly user: string; readonly position: number }[] = [];
  /** Dendrite after a restart: told again at every event, until somebody's keys change. */
  repeats = false;

  note(user: string, position: number): void {
    this.repeats = false;
    this.#changes = [...this.#changes.filter((change) => change.user !== user), { user, position }];
  }

  since(position: number, until = Number.POSITIVE_INFINITY): ReadonlySet<string> {
    const changes = this.#changes.filter((change) => change.position > position && change.position <= until);
    return new Set(changes.map(({ user }) => user));
  }
}

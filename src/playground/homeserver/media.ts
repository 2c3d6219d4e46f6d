/** A file as it was uploaded; encrypted ones are nothing but bytes. */
export interface StoredFile {
  readonly type: string;
  readonly name: string | undefined;
  readonly bytes: Uint8Array;
  readonly uploader: string;
}

/** Every file that was uploaded, by its id. */
export class MediaStore {
  readonly #files = new Map<string, StoredFile>();

  put(id: string, file: StoredFile): void {
    this.#files.set(id, file);
  }

  find(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  all(): readonly StoredFile[] {
    return [...this.#files.values()];
  }
}

/**
 * What earlier checks found out, each under a key of everything it is a function of: what is kept can be useless, but
 * not out of date.
 */
export interface Memory {
  recall(key: string): string | undefined;
  keep(key: string, value: string): void;
  /** Something recalled turned out to be wrong, which only a broken store explains: nothing of it may be used. */
  distrust(): void;
}

/** A memory as the one who opened it sees it. */
export interface Recollection extends Memory {
  readonly isDistrusted: boolean;
}

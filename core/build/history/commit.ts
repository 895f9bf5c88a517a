/** What one commit did to one file. Paths are below the content directory, with `/`. */
export interface Change {
  /** The path after the commit. */
  readonly path: string;
  /** The path before it: another one where the file was renamed; null where the commit created the file. */
  readonly from: string | null;
  /** Whether its bytes stayed the same: the commit only renamed it. */
  readonly isSame: boolean;
  /** The slug of its front matter before the commit, or null for none; undefined where the commit did not change it. */
  readonly slugBefore: string | null | undefined;
}

/** One commit in the history of a content directory, without the files that it removed. */
export interface Commit {
  /** Its author date, in seconds since the Unix epoch; null for changes that are not committed yet. */
  readonly seconds: number | null;
  readonly changes: readonly Change[];
}

/** An article as it is now. */
export interface LiveFile {
  readonly path: string;
  /** The slug of its front matter, or null for none. */
  readonly slug: string | null;
}

/** What one commit did to one file. Paths are below the content directory, with `/`. */
export interface Change {
  /** The path behind the commit. */
  readonly path: string;
  /** The path before it: another one where the file was renamed; null where the commit made the file. */
  readonly from: string | null;
  /** Whether its bytes stayed the same: it was renamed, and that was all. */
  readonly isSame: boolean;
  /** The slug of its front matter before the commit, or null for none; undefined where the commit left that alone. */
  readonly slugBefore: string | null | undefined;
}

/** One commit of the history of a content directory; files that it removed are not in it. */
export interface Commit {
  /** When its author made it, in seconds since the Unix epoch; null for what is not committed yet. */
  readonly seconds: number | null;
  readonly changes: readonly Change[];
}

/** An article as it is now. */
export interface LiveFile {
  readonly path: string;
  /** The slug of its front matter, or null for none. */
  readonly slug: string | null;
}

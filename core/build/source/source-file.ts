/** One Markdown file before parsing. */
export interface SourceFile {
  /** Path below the content directory: `blog/hello.md`. */
  readonly path: string;
  /** The folder's name. */
  readonly collection: string;
  /** The slug that the path gives: the file name without `.md`. */
  readonly slug: string;
  /** The day that the path states: `2020-01-02`. @default none */
  readonly date?: string;
  readonly bytes: Uint8Array;
}

/** One Markdown file before parsing. */
export interface SourceFile {
  /** Path below the content directory: `blog/hello.md`. */
  readonly path: string;
  /** The folder's name. */
  readonly collection: string;
  /** The file name without `.md`. */
  readonly stem: string;
  readonly bytes: Uint8Array;
}

import type { Place } from '../layout/place-file';

/** One Markdown file before parsing: where it lies, and what its path says. */
export interface SourceFile extends Place {
  /** Path below the content directory: `blog/hello.md`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

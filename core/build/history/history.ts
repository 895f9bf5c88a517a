import type { AuthoredTime } from '../../model/time/authored-time';
import type { SourcePosition } from '../../model/article/source-position';

/** The file, directly in the content directory, that says what git knew of the past when it was written. */
export const historyFile = 'history.json';

/** The largest one that is read, in bytes: enough for a hundred thousand articles. */
export const maxHistoryBytes = 16 * 1024 * 1024;

/** More old names than this are not kept of one article. */
export const maxNames = 200;

/** The past of one file. */
export interface FilePast {
  /** Ids that the article had, newest first; none of them is its own. */
  readonly names: readonly string[];
  /** When its bytes last changed after the file was made; null when they never did. */
  readonly changed: AuthoredTime | null;
}

/** What is known of the past, by the path of the file below the content directory. */
export type Past = ReadonlyMap<string, FilePast>;

/** The past as a file says it. */
export interface History {
  readonly past: Past;
  /** Where the file says something of an article, or one of its names. */
  readonly placeOf: (path: string, name?: string) => SourcePosition;
}

/** Where there is no such file. */
export const noHistory: History = { past: new Map(), placeOf: () => ({ line: 1, column: 1 }) };

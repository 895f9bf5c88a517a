import type { AuthoredTime } from '../../model/time/authored-time';
import { fileStart, type SourcePosition } from '../../model/article/source-position';

/** The file in the content directory that holds what `npm run history` read from git. */
export const historyFile = 'history.json';

/** The largest `history.json` that is read, in bytes: enough for a hundred thousand articles. */
export const maxHistoryBytes = 16 * 1024 * 1024;

/** The most former ids of one article. */
export const maxNames = 200;

/** The past of one file. */
export interface FilePast {
  /** Former ids of the article, newest first, without its present one. */
  readonly names: readonly string[];
  /** When its bytes last changed after the file was created; null when they never did. */
  readonly changed: AuthoredTime | null;
}

/** The past of all files, by path below the content directory. */
export type Past = ReadonlyMap<string, FilePast>;

/** The past as `history.json` holds it. */
export interface History {
  readonly past: Past;
  /** The position of the entry of an article, or of one of its names. */
  readonly positionOf: (path: string, name?: string) => SourcePosition;
}

/** The history of a content directory without `history.json`. */
export const noHistory: History = { past: new Map(), positionOf: () => fileStart };

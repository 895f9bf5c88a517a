import type * as fs from 'node:fs';
import * as path from 'node:path';
import type { Phrase } from '../core/build/finding/finding';
import type { PhraseName } from '../core/build/finding/phrases';

/** Whether a path is below `realRoot`; both must be real paths. */
export function isInside(realRoot: string, target: string): boolean {
  const relative = path.relative(realRoot, target);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** The common type tests of `Stats` and `BigIntStats`. */
type Kinds = Pick<fs.Stats, 'isFIFO' | 'isSocket' | 'isDirectory'>;

/** Describes the type of something that is not a regular file. */
export function describeFileType(stat: Kinds): Phrase {
  if (stat.isFIFO()) return { phrase: 'pipe' };
  if (stat.isSocket()) return { phrase: 'socket' };
  return { phrase: stat.isDirectory() ? 'folder' : 'device' };
}

/** Returns a text that changes when the file changes; it is valid on this machine only. */
export function stampOf({ size, mtimeNs, ctimeNs, ino }: fs.BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino].join('-');
}

/** Returns a short reason for a system error. */
export function describeError(error: unknown): Phrase | string {
  const code = codeOf(error);
  const phrase = reasons[code];
  return phrase ? { phrase } : code;
}

const reasons: Readonly<Record<string, PhraseName>> = {
  ENOENT: 'not-there',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  ENOTDIR: 'not-a-folder',
  ELOOP: 'link-loop',
};

/** Returns the code of a system error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

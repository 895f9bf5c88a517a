import type * as fs from 'node:fs';
import * as path from 'node:path';
import type { Phrase } from '../core/build/finding/finding';
import type { PhraseName } from '../core/build/finding/phrases';

/** True for a path below `realRoot`; both without links. */
export function isInside(realRoot: string, target: string): boolean {
  const relative = path.relative(realRoot, target);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** What tells the kinds of files apart, of `Stats` and `BigIntStats` alike. */
type Kinds = Pick<fs.Stats, 'isFIFO' | 'isSocket' | 'isDirectory'>;

/** Returns what to call something that is no ordinary file. */
export function describeFileType(stat: Kinds): Phrase {
  if (stat.isFIFO()) return { phrase: 'pipe' };
  if (stat.isSocket()) return { phrase: 'socket' };
  return { phrase: stat.isDirectory() ? 'folder' : 'device' };
}

/** Changes whenever a file does; means nothing on another machine. */
export function stampOf({ size, mtimeNs, ctimeNs, ino }: fs.BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino].join('-');
}

/** Returns why the system refused something, in a few words. */
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

/** What the system calls the reason for which it refused something. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

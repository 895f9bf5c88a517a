import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Phrase } from '../core/build/finding/finding';
import { describeError, isInside, describeFileType } from './describe-file';

/** The reason why a file of the content directory could not be read. */
export type ReadProblem =
  | { readonly kind: 'outside' }
  | { readonly kind: 'not-regular'; readonly what: Phrase }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable'; readonly reason: string | Phrase };

/**
 * Reads a file below `root`. It follows links to targets below `root`.
 *
 * @param file path below `root`
 * @param limit the maximum size in bytes; the function does not read more
 * @returns a problem if the file was removed, is not a regular file, is outside of `root`, cannot be read or is too large
 */
export function readFileInside(root: string, file: string, limit: number): Uint8Array | ReadProblem {
  let descriptor: number | undefined;
  try {
    const realRoot = fs.realpathSync(root);
    const target = fs.realpathSync(path.join(realRoot, file));
    if (!isInside(realRoot, target)) return { kind: 'outside' };
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    descriptor = fs.openSync(target, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    const stat = fs.fstatSync(descriptor);
    if (!stat.isFile()) return { kind: 'not-regular', what: describeFileType(stat) };
    const bytes = readAtMost(descriptor, limit + 1);
    return bytes.length > limit ? { kind: 'too-large' } : bytes;
  } catch (error) {
    return { kind: 'unreadable', reason: describeError(error) };
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

function readAtMost(descriptor: number, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < limit) {
    const chunk = new Uint8Array(Math.min(64 * 1024, limit - length));
    const read = fs.readSync(descriptor, chunk);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    length += read;
  }
  return Buffer.concat(chunks);
}

import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ImageProblem } from '../core/build/image/image';
import { codeOf, describeError, isInside, describeFileType, stampOf } from './describe-file';
import { readFileInside, type ReadProblem } from './read-file';

/** The maximum size of an image, in bytes. */
export const maxImageBytes = 20 * 1024 * 1024;

/** An image file that was found, but not read yet. Its fingerprint changes when the file changes. */
export interface ImageStamp {
  readonly stamp: string;
}

/**
 * Finds an image of the content directory, without opening it.
 *
 * @param file path below `root`, from an article, so it may be any text
 * @returns a problem if the image cannot be read
 */
export function findImageFile(root: string, file: string): ImageStamp | ImageProblem {
  // Dot files are ignored, as with articles. Node throws for a path with NUL.
  if (file === '' || /(?:^|\/)\.|\0/.test(file)) return missing(file);
  try {
    const realRoot = fs.realpathSync(root);
    const target = fs.realpathSync(path.join(realRoot, file));
    if (!isInside(realRoot, target)) return { rule: 'image-outside', facts: {} };
    const stat = fs.statSync(target, { bigint: true });
    if (!stat.isFile()) return toProblem({ kind: 'not-regular', what: describeFileType(stat) });
    return { stamp: stampOf(stat) };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error))) return missing(file);
    return toProblem({ kind: 'unreadable', reason: describeError(error) });
  }
}

/** Reads an image of the content directory. @returns a problem if that fails */
export function readImageFile(root: string, file: string): Uint8Array | ImageProblem {
  const bytes = readFileInside(root, file, maxImageBytes);
  return 'kind' in bytes ? toProblem(bytes) : bytes;
}

function missing(file: string): ImageProblem {
  return { rule: 'image-missing', facts: { path: file.length > 200 ? `${file.slice(0, 200)}…` : file } };
}

function toProblem(problem: ReadProblem): ImageProblem {
  switch (problem.kind) {
    case 'outside':
      return { rule: 'image-outside', facts: {} };
    case 'not-regular':
      return {
        rule: 'image-unreadable',
        facts: { problem: { phrase: 'image-is', facts: { what: problem.what } } },
      };
    case 'too-large':
      return {
        rule: 'image-unreadable',
        facts: { problem: { phrase: 'image-too-large', facts: { limit: maxImageBytes / 1024 / 1024 } } },
      };
    case 'unreadable':
      return { rule: 'image-unreadable', facts: { problem: problem.reason } };
  }
}

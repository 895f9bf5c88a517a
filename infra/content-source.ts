import type { Finding } from '../core/build/finding/finding';
import type { ImageProblem } from '../core/build/image/image';
import type { SourceFile } from '../core/build/source/source-file';
import { readFoundFile, scanContentDir, type ContentDirScan, type FoundFile } from './content-dir';
import { findImageFile, readImageFile, type ImageStamp } from './image-file';

/** Where content lies. It is data, so that each worker thread can open it for itself. */
export interface SourceLocation {
  readonly kind: 'folder';
  readonly root: string;
}

/**
 * Content before it is built: Markdown files, the files that say more of them, and images. A folder is one; the suite
 * in `test/infra/content-source.suite.ts` says what any other has to keep to.
 *
 * Each file comes with a stamp, which changes whenever its bytes do and stays while they do not. Paths lie below the
 * content directory and have `/`. What is wrong with one file is a finding or a problem of that file, never thrown.
 */
export interface ContentSource {
  /** Lists everything by path, in code-point order, and reads none of it. */
  list(): Promise<ContentDirScan>;
  /** Reads a listed file. @param maxBytes what it may have at most; by default what an article may have */
  read(found: FoundFile, maxBytes?: number): Promise<SourceFile | Finding>;
  /** Identifies an image that an article names, without reading it. */
  identifyImage(file: string): Promise<ImageStamp | ImageProblem>;
  /** Reads an image that an article names. */
  readImage(file: string): Promise<Uint8Array | ImageProblem>;
}

/** The location of a folder on disk. */
export function atFolder(root: string): SourceLocation {
  return { kind: 'folder', root };
}

/** Opens the content at a location. */
export function openContentSource({ root }: SourceLocation): ContentSource {
  // A folder responds at once and other sources later; for the caller both are asynchronous.
  /* eslint-disable @typescript-eslint/require-await */
  return {
    list: async () => scanContentDir(root),
    read: async (found, maxBytes) => readFoundFile(root, found, maxBytes),
    identifyImage: async (file) => findImageFile(root, file),
    readImage: async (file) => readImageFile(root, file),
  };
  /* eslint-enable @typescript-eslint/require-await */
}

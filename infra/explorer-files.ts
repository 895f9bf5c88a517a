import fs from 'node:fs';
import path from 'node:path';

/**
 * Reads a built file of the explorer; undefined where it was not built.
 *
 * Read each time: only people ask, and in development the files are made anew under a running server.
 *
 * @param name a name that the program knows, never one of a request
 */
export function readExplorerFile(folder: string, name: string): string | undefined {
  return readIfThere(path.join(folder, name));
}

/** The text of a file, or undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

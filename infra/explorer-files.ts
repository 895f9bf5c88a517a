import fs from 'node:fs';
import path from 'node:path';

/**
 * Reads a built file of the explorer; returns undefined if it was not built.
 *
 * It does not cache: only people request these files, and development rebuilds them while the server runs.
 *
 * @param name a fixed file name, never a part of a request
 */
export function readExplorerFile(folder: string, name: string): string | undefined {
  return readIfThere(path.join(folder, name));
}

/** Returns the text of a file, or undefined if it does not exist. */
export function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

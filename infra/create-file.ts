import fs from 'node:fs';

/**
 * Creates a file.
 *
 * @returns false if the path exists already; it stays unchanged
 */
export function createFile(name: string, text: string): boolean {
  try {
    fs.writeFileSync(name, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

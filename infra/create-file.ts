import fs from 'node:fs';

/**
 * Makes a file that was not there.
 *
 * @returns false when something of this name is there already; it is as it was
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

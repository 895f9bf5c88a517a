import fs from 'node:fs';
import path from 'node:path';
import { scanContentDir } from '../infra/content-dir';

/**
 * Says where the articles of a directory without collections probably are: above it, when it is a collection itself,
 * or in a folder of it. Null when they are in neither.
 *
 * @param root as the user named it; the answer is named likewise
 */
export function findContentDir(root: string): string | null {
  const isHere = scan(path.join(root, '..')).includes(path.basename(path.resolve(root)));
  if (isHere) return path.join(root, '..');
  const folders = fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => path.join(root, entry.name))
    .sort();
  return folders.find((folder) => scan(folder).length > 0) ?? null;
}

/** The collections of a directory that have articles. */
function scan(root: string): string[] {
  return scanContentDir(root).files.map(({ collection }) => collection);
}

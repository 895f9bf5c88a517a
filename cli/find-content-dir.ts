import fs from 'node:fs';
import path from 'node:path';
import { scanContentDir } from '../infra/content-dir';

/**
 * Suggests a content directory for a directory without collections: its parent, if the directory is itself a collection,
 * or one of its folders. Returns null if neither has articles.
 *
 * @param root the directory as the user typed it; the result has the same form
 */
export function findContentDir(root: string): string | null {
  const isHere = listCollections(path.join(root, '..')).includes(path.basename(path.resolve(root)));
  if (isHere) return path.join(root, '..');
  const folders = fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => path.join(root, entry.name))
    .sort();
  return folders.find((folder) => listCollections(folder).length > 0) ?? null;
}

/** Lists the collections of a directory, once per article. */
function listCollections(root: string): string[] {
  return scanContentDir(root).files.map(({ collection }) => collection);
}

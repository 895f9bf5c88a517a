import type { Layout, UnreadReason } from './layout';

/** The collection of a file, and the folders between it and the file. */
export interface Collected {
  readonly collection: string;
  /** The name of the folder that is the collection; empty for the content directory. */
  readonly folder: string;
  readonly folders: readonly string[];
}

/** Finds the collection that a file belongs to, by the longest path of `collections` that it is in. */
export function collectionOf(path: string, { collections, root }: Layout): Collected | UnreadReason {
  const parents = path.split('/').slice(0, -1);
  const depth = parents.findLastIndex((_, i) => parents.slice(0, i + 1).join('/') in own(collections)) + 1;
  const base = depth === 0 ? '.' : parents.slice(0, depth).join('/');
  const name = own(collections)[base];
  if (name === undefined) return 'elsewhere';
  const folders = parents.slice(depth);
  if (name !== '*') return { collection: name, folder: parents[depth - 1] ?? '', folders };
  const [first, ...rest] = folders;
  if (first !== undefined) return { collection: first, folder: first, folders: rest };
  return root === null ? 'root' : { collection: root, folder: parents[depth - 1] ?? '', folders };
}

/** Without the names that every object has. */
const own = (collections: Layout['collections']) =>
  Object.assign(Object.create(null) as Record<string, string>, collections);

import type { LocalImage } from '../core/build/image/image';
import type { BuildPool } from './build-pool';
import type { ContentSource } from './content-source';
import { forEachConcurrently } from './for-each-concurrently';

/** The images of the content directory that articles use. A file is inspected again only if it changes. */
export interface LocalImages {
  /** Returns a text that changes when one of the files changes, without reading them. */
  stampOf(paths: readonly string[]): Promise<string>;
  /**
   * Inspects new and changed files.
   *
   * @param onProgress called after each image with the number of finished images and the total
   */
  inspect(
    paths: Iterable<string>,
    pool: BuildPool,
    onProgress: (done: number, total: number) => void,
  ): Promise<void>;
  /** Returns the data of inspected files. */
  readonly known: ReadonlyMap<string, LocalImage>;
}

/** Creates the local images of a source. */
export function createLocalImages(source: ContentSource): LocalImages {
  const known = new Map<string, LocalImage>();
  const stamps = new Map<string, string>();
  return {
    known,
    stampOf: async (paths) =>
      JSON.stringify(await Promise.all(paths.map((file) => source.identifyImage(file)))),
    async inspect(paths, pool, onProgress) {
      const stale: string[] = [];
      for (const file of new Set(paths)) {
        const found = await source.identifyImage(file);
        const stamp = JSON.stringify(found);
        if (stamps.get(file) === stamp) continue;
        stamps.set(file, stamp);
        if ('rule' in found) known.set(file, { facts: null, servedName: null, problems: [found] });
        else stale.push(file);
      }
      let done = 0;
      await forEachConcurrently(stale, pool.lanes, async (file) => {
        known.set(file, await pool.inspect(file));
        onProgress(++done, stale.length);
      });
    },
  };
}

import os from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import type { ArticleBuild } from '../core/build/article/build-article';
import { fileStart } from '../core/model/article/source-position';
import { createFinding } from '../core/build/finding/finding';
import type { LocalImage, RemoteImage } from '../core/build/image/image';
import type { RenderOptions } from '../core/build/markdown/rendered-markdown';
import type { BuildTask, BuildWorkerData } from './build-worker';
import type { FoundFile } from './content-dir';
import type { SourceLocation } from './content-source';
import { inspectIn } from './image-pool';

/** Settings of a pool; tests use others. */
const defaults = {
  /** The time limit for an article, in ms. The largest normal articles take one or two seconds. */
  timeBudget: 20_000,
  /** The module that builds an article. */
  worker: path.join(__dirname, `build-worker${path.extname(__filename)}`),
  /** Data of remote images, by URL. */
  remoteImages: new Map() as ReadonlyMap<string, RemoteImage>,
};

/** Builds articles on all cores. An article over the time limit is given up; the others are still built. */
export interface BuildPool {
  /** The useful number of articles to pass at once. */
  readonly lanes: number;
  /** @param localImages data of the article's images in the content directory */
  build(found: FoundFile, localImages?: ReadonlyMap<string, LocalImage>): Promise<ArticleBuild>;
  /** @param file path of an image below the content directory */
  inspect(file: string): Promise<LocalImage>;
  close(): Promise<void>;
}

/** Opens a pool of workers for the articles at a location. */
export function openBuildPool(
  location: SourceLocation,
  options: RenderOptions,
  settings: Partial<typeof defaults> = {},
): BuildPool {
  const { timeBudget, worker, remoteImages } = { ...defaults, ...settings };
  const lanes = Math.min(8, os.availableParallelism());
  const pool = new Piscina({
    filename: worker,
    minThreads: 1,
    maxThreads: lanes,
    // Deeply nested content is walked recursively. V8's stack must be smaller than the stack of the thread.
    resourceLimits: { stackSizeMb: 16 },
    // Copied once for each worker, not for each article, because it may contain a hundred thousand images.
    workerData: { remoteImages } satisfies BuildWorkerData,
  });
  return {
    lanes,
    async build(found, localImages = new Map()) {
      const signal = AbortSignal.timeout(timeBudget);
      try {
        // Piscina does not type results; the worker's signature does.
        return (await pool.run({ location, found, options, localImages } satisfies BuildTask, {
          signal,
        })) as ArticleBuild;
      } catch (error) {
        if (!signal.aborted) throw error;
        const finding = createFinding('build-too-slow', found.path, fileStart, {
          seconds: timeBudget / 1000,
        });
        return { article: null, findings: [finding] };
      }
    },
    inspect: (file) => inspectIn(pool, { location, file }, true, timeBudget),
    close: () => pool.destroy(),
  };
}

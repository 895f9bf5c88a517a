import os from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import type { ArticleBuild } from '../core/article/build-article';
import { createFinding, wholeFile } from '../core/finding/finding';
import type { RenderOptions } from '../core/markdown/rendered-markdown';
import type { BuildTask } from './build-worker';
import type { FoundFile } from './content-dir';

/** How a pool works; tests have others. */
const defaults = {
  /** An article that takes longer, in ms, is hostile or broken: the largest honest ones take one or two seconds. */
  timeBudget: 20_000,
  /** The module that builds one article. */
  worker: path.join(__dirname, `build-worker${path.extname(__filename)}`),
};

/** Builds articles on all cores; one that takes too long is given up and stops no other. */
export interface BuildPool {
  /** How many articles are worth giving it at once. */
  readonly lanes: number;
  build(found: FoundFile): Promise<ArticleBuild>;
  close(): Promise<void>;
}

/** Opens a pool of workers for the articles below `root`. */
export function openBuildPool(
  root: string,
  options: RenderOptions,
  { timeBudget, worker }: Readonly<typeof defaults> = defaults,
): BuildPool {
  const lanes = Math.min(8, os.availableParallelism());
  const pool = new Piscina({
    filename: worker,
    minThreads: 1,
    maxThreads: lanes,
    // Trees of deeply nested content are walked by recursion; V8's share of the stack must stay below the thread's.
    resourceLimits: { stackSizeMb: 16 },
  });
  return {
    lanes,
    async build(found) {
      const signal = AbortSignal.timeout(timeBudget);
      try {
        // Piscina types every result as unknown-like; the worker's own signature says what it is.
        return (await pool.run({ root, found, options } satisfies BuildTask, { signal })) as ArticleBuild;
      } catch (error) {
        if (!signal.aborted) throw error;
        const finding = createFinding('build-too-slow', found.path, wholeFile, {
          seconds: timeBudget / 1000,
        });
        return { article: null, findings: [finding] };
      }
    },
    close: () => pool.destroy(),
  };
}

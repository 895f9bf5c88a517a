import os from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import type { LocalImage } from '../core/build/image/image';
import type { ImageSource, ImageTask } from './image-worker';

/** The time limit for an image, in ms. */
const defaultBudget = 20_000;

const filename = path.join(__dirname, `image-worker${path.extname(__filename)}`);

/** Inspects images that were fetched. */
export interface ImagePool {
  /**
   * Inspects an image in a worker, within the bounds and time of images of the content directory. It never rejects.
   *
   * @param decodes whether to compute colour and placeholder
   */
  readonly inspect: (bytes: Uint8Array, decodes: boolean) => Promise<LocalImage>;
  close(): Promise<void>;
}

/** Opens a pool of workers for images of other hosts. */
export function openImagePool(timeBudget = defaultBudget): ImagePool {
  let free = Math.min(8, os.availableParallelism());
  const pool = new Piscina({ filename, minThreads: 1, maxThreads: free, idleTimeout: 5_000 });
  const waiting: (() => void)[] = [];
  return {
    async inspect(bytes, decodes) {
      // The time of an image begins with its worker, so it waits here and not in the queue of the pool.
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      const image = await inspectIn(pool, { bytes }, decodes, timeBudget);
      const next = waiting.shift();
      if (next) next();
      else free++;
      return image;
    },
    close: () => pool.destroy(),
  };
}

/** Inspects an image in a worker of `pool`. If it takes more than `timeBudget` ms, only its size is read. */
export async function inspectIn(
  pool: Piscina,
  source: ImageSource,
  decodes = true,
  timeBudget = defaultBudget,
): Promise<LocalImage> {
  const signal = AbortSignal.timeout(timeBudget);
  // Piscina does not type results; the worker's signature does.
  const run = async (task: ImageTask, signal: AbortSignal) =>
    (await pool.run(task, { filename, signal })) as LocalImage;
  try {
    return await run({ source, decodes }, signal);
  } catch (error) {
    if (!signal.aborted) return toBroken(error);
    // The first bytes still contain its size.
    const image = await run({ source, decodes: false }, AbortSignal.timeout(timeBudget)).catch(() =>
      toBroken(new Error('its size could not be read in time')),
    );
    const facts = { seconds: timeBudget / 1000 };
    return { ...image, problems: [...image.problems, { rule: 'image-too-slow', facts }] };
  }
}

function toBroken(error: unknown): LocalImage {
  const reason = error instanceof Error ? error.message : String(error);
  return { facts: null, servedName: null, problems: [{ rule: 'image-damaged', facts: { reason } }] };
}

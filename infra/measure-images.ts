import type { RemoteImage } from '../core/build/image/image';
import { inspectImage } from '../core/build/image/inspect-image';
import { fetchImage, type FetchOptions } from './fetch-image';
import { inflate } from './image-worker';
import { visitPolitely, type Politeness } from './visit-politely';

/** How images elsewhere are measured. */
export interface MeasureOptions extends Politeness, Omit<FetchOptions, 'method'> {
  /** What is known already. */
  readonly known: ReadonlyMap<string, RemoteImage>;
  /** Asks again for images that are known. */
  readonly refreshes: boolean;
  /** Told after each image, with all that is known by then. */
  onMeasured(url: string, image: RemoteImage, done: number, total: number): void;
  /** Keeps what is known by then; called now and then, and at the end. */
  save(images: ReadonlyMap<string, RemoteImage>): void;
}

/** What measuring came to. */
export interface Measured {
  readonly measured: number;
  readonly failed: number;
  /** Those that were known and no article shows any more. */
  readonly removed: number;
}

/** After this many images what is known is saved. */
const batch = 25;

/**
 * Fetches and measures the images that are not known yet, or failed before. What fails is told and kept as such; what was
 * known stays known when it fails now. Begun again after an interruption it goes on where it was saved last.
 */
export async function measureImages(urls: readonly string[], options: MeasureOptions): Promise<Measured> {
  const shown = new Set(urls);
  const images = new Map([...options.known].filter(([url]) => shown.has(url)));
  const removed = options.known.size - images.size;
  const isKnown = (url: string) => {
    const image = images.get(url);
    return image !== undefined && !('error' in image);
  };
  const wanted = [...shown].filter((url) => options.refreshes || !isKnown(url));
  let done = 0;
  let failed = 0;
  await visitPolitely(wanted, options, async (url) => {
    const image = await measureImage(url, options);
    if ('error' in image) failed++;
    if (!('error' in image) || !isKnown(url)) images.set(url, image);
    options.onMeasured(url, image, ++done, wanted.length);
    if (done % batch === 0) options.save(images);
  });
  options.save(images);
  return { measured: wanted.length - failed, failed, removed };
}

async function measureImage(url: string, options: MeasureOptions): Promise<RemoteImage> {
  const fetched = await fetchImage(url, options);
  if ('error' in fetched) return { error: fetched.error };
  // Of an image that is too large to be fetched whole, the first bytes tell the size.
  const { facts } = inspectImage(fetched.bytes, inflate, fetched.isWhole);
  return facts ?? { error: 'it is no image of a known format' };
}

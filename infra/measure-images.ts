import { decodingRules, type RemoteImage } from '../core/build/image/image';
import { fetchImage, type FetchOptions } from './fetch-image';
import type { ImagePool } from './image-pool';
import { visitPolitely, type Politeness } from './visit-politely';

/** Options for measuring remote images. */
export interface MeasureOptions extends Politeness, Omit<FetchOptions, 'method'> {
  /** The existing data. */
  readonly known: ReadonlyMap<string, RemoteImage>;
  /** Whether to measure known images again. */
  readonly refreshes: boolean;
  readonly inspect: ImagePool['inspect'];
  /** Called after each image, with all data so far. */
  onMeasured(url: string, image: RemoteImage, done: number, total: number): void;
  /** Saves the data so far; called now and then, and at the end. */
  save(images: ReadonlyMap<string, RemoteImage>): void;
}

/** The result of measuring. */
export interface Measured {
  readonly measured: number;
  readonly failed: number;
  /** Known images that no article uses any more. */
  readonly removed: number;
}

/** The number of images between two saves. */
const batch = 25;

/**
 * Fetches and measures the images that are not known yet, or failed before. It records failures, but a failure does not
 * replace known data. After an interruption it continues from the last save.
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
  // The first bytes of an image that is too large to fetch still contain its dimensions.
  const { facts, problems } = await options.inspect(fetched.bytes, fetched.isWhole);
  const problem = problems.find(({ rule }) => decodingRules.some((known) => known === rule));
  if (facts !== null) return { ...facts, ...(problem && { problem }) };
  const reason = problem?.facts.reason;
  return { error: typeof reason === 'string' ? reason : 'it is no image of a known format' };
}

import { noImages, type ImageFacts, type ImageProblem, type ImageTable, type LocalImage } from './image';
import { toLocalPath, type LocalPath } from './local-path';
import type { ImageVariant } from '../../model/article/structure';
import { toVariants, type VariantOptions } from './variants';

/** How images are shown; from the configuration. */
export interface ImageOptions {
  /** What stands before `/` and the served name of an image of the content directory; null: addresses stay as written. */
  readonly base: string | null;
  readonly variants: VariantOptions | null;
}

/** An image as answers show it. */
export interface ShownImage {
  readonly url: string;
  /** Null where nothing is known. */
  readonly facts: ImageFacts | null;
  readonly variants: readonly ImageVariant[];
  readonly problems: readonly ImageProblem[];
}

/** Tells how the image at an address is shown. */
export type ShowImage = (url: string) => ShownImage;

/** Shows every image as it is written. */
export const showAsWritten: ShowImage = (url) => ({ url, facts: null, variants: [], problems: [] });

/** Shows images, and remembers which were asked for. */
export interface ImageViewer {
  readonly show: ShowImage;
  /** Paths below the content directory. */
  readonly local: ReadonlySet<string>;
  /** Addresses that begin with http. */
  readonly remote: ReadonlySet<string>;
}

/** Opens a viewer for one article. @param article its path below the content directory */
export function createImageViewer(
  article: string,
  options: ImageOptions = { base: null, variants: null },
  images: ImageTable = noImages,
): ImageViewer {
  const local = new Set<string>();
  const remote = new Set<string>();

  const showFacts = (
    url: string,
    facts: ImageFacts | null,
    problems: readonly ImageProblem[],
  ): ShownImage => ({
    url,
    facts,
    variants: facts === null ? [] : toVariants(url, facts, options.variants),
    problems: problems.map(({ rule, facts: known }) => ({ rule, facts: { ...known, url: shorten(url) } })),
  });

  const showLocal = (written: string, { path, suffix }: LocalPath): ShownImage => {
    local.add(path);
    const image: LocalImage | undefined = images.local.get(path);
    if (image === undefined) return showAsWritten(written);
    const isServed = options.base !== null && image.servedName !== null;
    const url = isServed ? `${options.base}/${encodeURIComponent(image.servedName)}${suffix}` : written;
    const shown = showFacts(url, image.facts, image.problems);
    const problems = image.problems.map(({ rule, facts }) => ({
      rule,
      facts: { ...facts, url: shorten(written) },
    }));
    return { ...shown, problems };
  };

  const showRemote = (url: string): ShownImage => {
    remote.add(url);
    const image = images.remote.get(url);
    if (image === undefined) return showAsWritten(url);
    if (!('error' in image)) return showFacts(url, image, []);
    return showFacts(url, null, [{ rule: 'image-unreachable', facts: { reason: image.error } }]);
  };

  const show = (url: string): ShownImage => {
    if (/^https?:/i.test(url)) return showRemote(url);
    const found = toLocalPath(article, url);
    if (found === null) return showAsWritten(url);
    return found === 'outside'
      ? showFacts(url, null, [{ rule: 'image-outside', facts: {} }])
      : showLocal(url, found);
  };
  return { show, local, remote };
}

/** Addresses can be as long as articles; messages are to be read. */
function shorten(url: string): string {
  return url.length > 200 ? `${url.slice(0, 200)}…` : url;
}

import { escapeUrl } from '../text/escape-url';
import { noImages, type ImageFacts, type ImageProblem, type ImageTable } from './image';
import { toLocalPath, type LocalPath } from './local-path';
import type { ImageVariant } from '../../model/article/structure';
import { toVariants, type VariantOptions } from './variants';

/** The configuration of image URLs. */
export interface ImageOptions {
  /** URL of the folder that images of the content directory are served from; null leaves their URLs as written. */
  readonly base: string | null;
  readonly variants: VariantOptions | null;
}

/** An image as responses show it. */
export interface ShownImage {
  readonly url: string;
  /** Null if nothing is known about the image. */
  readonly facts: ImageFacts | null;
  readonly variants: readonly ImageVariant[];
  readonly problems: readonly ImageProblem[];
}

/** Returns how to show the image at a URL. */
export type ShowImage = (url: string) => ShownImage;

/** Shows every image with the URL as written, but escaped. */
export const showAsWritten: ShowImage = (url) => ({
  url: escapeUrl(url),
  facts: null,
  variants: [],
  problems: [],
});

/** Shows images, and records which were used. */
export interface ImageViewer {
  readonly show: ShowImage;
  /** Paths below the content directory. */
  readonly local: ReadonlySet<string>;
  /** URLs that begin with http. */
  readonly remote: ReadonlySet<string>;
}

/** Creates a viewer for one article. @param article its path below the content directory */
export function createImageViewer(
  article: string,
  options: ImageOptions = { base: null, variants: null },
  images: ImageTable = noImages,
): ImageViewer {
  const local = new Set<string>();
  const remote = new Set<string>();

  const toShown = (
    written: string,
    facts: ImageFacts | null,
    problems: readonly ImageProblem[],
    target = written,
  ): ShownImage => {
    const url = escapeUrl(target);
    return {
      url,
      facts,
      variants: facts === null ? [] : toVariants(url, facts, options.variants),
      problems: problems.map(({ rule, facts: known }) => ({
        rule,
        facts: { ...known, url: shorten(written) },
      })),
    };
  };

  const showLocal = (written: string, { path, suffix }: LocalPath): ShownImage => {
    local.add(path);
    const image = images.local.get(path);
    if (image === undefined) return showAsWritten(written);
    const isServed = options.base !== null && image.servedName !== null;
    const url = isServed ? `${options.base}/${encodeURIComponent(image.servedName)}${suffix}` : written;
    return toShown(written, image.facts, image.problems, url);
  };

  const showRemote = (url: string): ShownImage => {
    remote.add(url);
    const image = images.remote.get(url);
    if (image === undefined) return showAsWritten(url);
    if (!('error' in image)) return toShown(url, image, image.problem ? [image.problem] : []);
    return toShown(url, null, [{ rule: 'image-unreachable', facts: { reason: image.error } }]);
  };

  const show = (url: string): ShownImage => {
    if (/^https?:/i.test(url)) return showRemote(url);
    const found = toLocalPath(article, url);
    if (found === null) return showAsWritten(url);
    return found === 'outside'
      ? toShown(url, null, [{ rule: 'image-outside', facts: {} }])
      : showLocal(url, found);
  };
  return { show, local, remote };
}

/** Cuts a URL for a message. */
function shorten(url: string): string {
  return url.length > 200 ? `${url.slice(0, 200)}…` : url;
}

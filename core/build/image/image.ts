import type { ImageFormat } from '../../model/image/image-types';
import type { MessageParams } from '../finding/finding';
import type { FindingRule } from '../finding/rules';

/** What is known of an image besides its address. */
export interface ImageFacts {
  readonly format: ImageFormat;
  /** Size in pixels as it is shown, the turn of a camera applied. */
  readonly width: number;
  readonly height: number;
  /** The dominant colour, `#rrggbb`; null where the pixels were not read. */
  readonly color: string | null;
  /** A ThumbHash in base64; null where the pixels were not read. */
  readonly placeholder: string | null;
}

/** Something about an image that its author should know; the place is that of each reference to it. */
export interface ImageProblem {
  readonly rule: FindingRule;
  readonly facts: MessageParams;
}

/** An image file of the content directory. */
export interface LocalImage {
  /** Null where it is no image that can be measured. */
  readonly facts: ImageFacts | null;
  /** The name it is served by, with a hash of its bytes in it; null where it is not served. */
  readonly servedName: string | null;
  readonly problems: readonly ImageProblem[];
}

/** An image elsewhere, as `images.json` tells of it: its facts, or why there are none. */
export type RemoteImage = ImageFacts | { readonly error: string };

/** What is known of images when an article is built. */
export interface ImageTable {
  /** By path below the content directory; a path that is not in it was not looked at yet. */
  readonly local: ReadonlyMap<string, LocalImage>;
  /** By address. */
  readonly remote: ReadonlyMap<string, RemoteImage>;
}

/** Nothing is known of any image. */
export const noImages: ImageTable = { local: new Map(), remote: new Map() };

/** The file in the content directory that tells of images elsewhere. */
export const imagesFile = 'images.json';

/** The widest and highest image that is believed, in pixels; more than any format but SVG allows. */
export const maxSide = 65_535;

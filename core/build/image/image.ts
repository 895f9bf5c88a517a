import type { ImageFormat } from '../../model/image/image-types';
import type { MessageParams } from '../finding/finding';
import type { FindingRule } from '../finding/rules';

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The properties of an image. The size is that shown, with the Exif orientation applied. */
export interface ImageFacts extends Size {
  readonly format: ImageFormat;
  /** The dominant colour, `#rrggbb`; null if the pixels were not decoded. */
  readonly color: string | null;
  /** A ThumbHash in base64; null if the pixels were not decoded. */
  readonly placeholder: string | null;
}

/** A finding about an image, without a source position: it is reported at each reference to the image. */
export interface ImageProblem {
  readonly rule: FindingRule;
  readonly facts: MessageParams;
}

/** An image file of the content directory. */
export interface LocalImage {
  /** Null if its size cannot be read. */
  readonly facts: ImageFacts | null;
  /** The file name in its URL, which contains a hash of its bytes; null if it is not served. */
  readonly servedName: string | null;
  readonly problems: readonly ImageProblem[];
}

/** The problems of an image that are known although its size could be read. */
export const decodingRules = ['image-damaged', 'image-too-many-pixels', 'image-too-slow'] as const;

/** An image on another host, as `images.json` describes it: its properties, or why they are unknown. */
export type RemoteImage =
  | (ImageFacts & {
      /** Why the pixels were not decoded. */
      readonly problem?: ImageProblem;
    })
  | { readonly error: string };

/** The images that are known when an article is built. */
export interface ImageTable {
  /** By path below the content directory. A missing path was not inspected yet. */
  readonly local: ReadonlyMap<string, LocalImage>;
  /** By URL. */
  readonly remote: ReadonlyMap<string, RemoteImage>;
}

/** An empty table. */
export const noImages: ImageTable = { local: new Map(), remote: new Map() };

/** The file in the content directory that describes images on other hosts. */
export const imagesFile = 'images.json';

/** The largest accepted width and height, in pixels. Only an SVG can have more. */
export const maxSide = 65_535;

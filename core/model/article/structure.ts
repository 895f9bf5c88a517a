/** An image in another size and format. */
export interface ImageVariant {
  readonly url: string;
  readonly width: number;
  /** Media type. */
  readonly type: string;
}

/** One entry of the table of contents. */
export interface TocEntry {
  /** The `id` of the heading in the HTML. */
  readonly id: string;
  readonly text: string;
  /** Heading level, 1 to 6. */
  readonly depth: number;
  readonly children: readonly TocEntry[];
}

/** An image of the body. Sizes are in CSS pixels, or null if unknown; other unknown properties are missing. */
export interface ImageRef {
  readonly url: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  /** The dominant colour, `#rrggbb`. */
  readonly color?: string;
  /** A ThumbHash in base64. */
  readonly placeholder?: string;
  readonly variants?: readonly ImageVariant[];
}

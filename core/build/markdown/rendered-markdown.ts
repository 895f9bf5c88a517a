import type { Facts, Place } from '../finding/finding';
import type { FindingRule } from '../finding/rules';
import type { ImageOptions } from '../image/show-image';
import type { ImageVariant } from '../image/variants';

/** What rendering depends on besides the text. */
export interface RenderOptions {
  /** Hosts whose iframes are kept, lower case, compared exactly. */
  readonly iframeHosts: readonly string[];
  /** Html that takes the place of `<div id="KEY"></div>`; trusted, from the configuration. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** @default images stay where they are, without variants */
  readonly images?: ImageOptions;
}

/** One entry of the table of contents. */
export interface TocEntry {
  /** The `id` of the heading in the html. */
  readonly id: string;
  readonly text: string;
  /** Heading level, 1 to 6. */
  readonly depth: number;
  readonly children: readonly TocEntry[];
}

/** An image of the body; sizes in CSS pixels, null where unknown. */
export interface ImageRef {
  readonly url: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  /** The dominant colour, `#rrggbb`; only where it is known, as are the others. */
  readonly color?: string;
  /** A ThumbHash in base64. */
  readonly placeholder?: string;
  readonly variants?: readonly ImageVariant[];
}

/** A link target as written (decoded by Markdown, not percent-decoded), for checks across articles. */
export interface LinkRef extends Place {
  readonly url: string;
}

/** A finding of the body before its file is known; lines count from the first line of the body. */
export interface BodyFinding extends Place {
  readonly rule: FindingRule;
  readonly facts: Facts;
  readonly expected: string | null;
}

/** Everything that follows from the Markdown body of one article. */
export interface RenderedMarkdown {
  /** Sanitised html. */
  readonly html: string;
  /** Plain text, code and image alternatives included; blocks separated by a line break. */
  readonly text: string;
  /** Plain text of the prose, at most 160 graphemes. */
  readonly excerpt: string;
  /** Text of the first heading, or null. */
  readonly firstHeading: string | null;
  readonly toc: readonly TocEntry[];
  readonly images: readonly ImageRef[];
  readonly links: readonly LinkRef[];
  readonly words: number;
  /** Whole minutes, at least 1. */
  readonly readingMinutes: number;
  readonly findings: readonly BodyFinding[];
}

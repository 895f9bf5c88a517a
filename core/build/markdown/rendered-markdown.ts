import type { ImageRef, TocEntry } from '../../model/article/structure';
import type { SourcePosition } from '../../model/article/source-position';
import type { MessageParams } from '../finding/finding';
import type { FindingRule } from '../finding/rules';
import type { ImageOptions } from '../image/show-image';

/** What rendering depends on besides the text. */
export interface RenderOptions {
  /** Hosts whose iframes are kept, lower case, compared exactly. */
  readonly iframeHosts: readonly string[];
  /** Html that takes the place of `<div id="KEY"></div>`; trusted, from the configuration. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** @default images stay where they are, without variants */
  readonly images?: ImageOptions;
}

/** A link target as written (decoded by Markdown, not percent-decoded), for checks across articles. */
export interface LinkRef extends SourcePosition {
  readonly url: string;
}

/** A finding of the body before its file is known; lines count from the first line of the body. */
export interface BodyFinding extends SourcePosition {
  readonly rule: FindingRule;
  readonly facts: MessageParams;
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

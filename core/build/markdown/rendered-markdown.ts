import type { ImageRef, TocEntry } from '../../model/article/structure';
import type { SourcePosition } from '../../model/article/source-position';
import type { MessageParams } from '../finding/finding';
import type { FindingRule } from '../finding/rules';
import type { ImageOptions } from '../image/show-image';
import type { Layout } from '../layout/layout';

/** The configuration that rendering depends on. */
export interface RenderOptions {
  /** Hosts whose iframes are kept, in lower case. */
  readonly iframeHosts: readonly string[];
  /** Trusted HTML that replaces `<div id="KEY"></div>`. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** How the folder is read. @default as without `casebook.yml` */
  readonly layout?: Layout;
  /** @default images keep their URLs and have no variants */
  readonly images?: ImageOptions;
}

/** A link target as written (Markdown escapes decoded, percent escapes not), for checks across articles. */
export interface LinkRef extends SourcePosition {
  readonly url: string;
}

/** A finding in a body. Lines count from the first line of the body. */
export interface BodyFinding extends SourcePosition {
  readonly rule: FindingRule;
  readonly facts: MessageParams;
  readonly expected: string | null;
}

/** Creates a finding in a body; `expected` is what to write instead. */
export function createBodyFinding(
  rule: FindingRule,
  facts: MessageParams,
  { line, column }: SourcePosition,
  expected: string | null = null,
): BodyFinding {
  return { rule, facts, expected, line, column };
}

/** Everything derived from the Markdown body of one article. */
export interface RenderedMarkdown {
  /** Sanitised HTML. */
  readonly html: string;
  /** Plain text with code and image alternatives, one block per line. */
  readonly text: string;
  /** The beginning of the prose, at most 160 graphemes. */
  readonly excerpt: string;
  readonly firstHeading: string | null;
  readonly toc: readonly TocEntry[];
  readonly images: readonly ImageRef[];
  readonly links: readonly LinkRef[];
  readonly words: number;
  /** Whole minutes, at least 1. */
  readonly readingMinutes: number;
  readonly findings: readonly BodyFinding[];
}

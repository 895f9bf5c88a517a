import type { FeedItem } from './feed';

/** What the bodies of a feed may have together, in bytes: an answer may have 6 MB, and there is more in it than these. */
const maxHtmlBytes = 3_500_000;

/** The body of one article, and the same as the format of the feed writes it. */
export interface FittedHtml {
  readonly html: string;
  readonly written: string;
}

/**
 * Reads the bodies of a feed, newest first; null for each that would make the feed too large, which is then told by its
 * summary alone.
 *
 * @param write what one body is in the format, and never shorter than the body
 */
export function fitHtml(
  items: readonly FeedItem[],
  write: (html: string) => string,
  maxBytes = maxHtmlBytes,
): (FittedHtml | null)[] {
  let left = maxBytes;
  const encoder = new TextEncoder();
  return items.map(({ htmlBytes, html }) => {
    // Not even read where it cannot fit.
    if (htmlBytes > left) return null;
    const body = html();
    const written = write(body);
    const { length } = encoder.encode(written);
    if (length > left) return null;
    left -= length;
    return { html: body, written };
  });
}

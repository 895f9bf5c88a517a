import type { FeedItem } from './feed';

/** The maximum length of all bodies of a feed, in bytes. A response may have 6 MB, and a feed has more than bodies. */
const maxHtmlBytes = 3_500_000;

/** The body of one article, and the body as the format of the feed writes it. */
interface FittedHtml {
  readonly html: string;
  readonly written: string;
}

/**
 * Reads the bodies of a feed, newest first. An item gets null, and so has its summary only, if its body would make the feed
 * too large.
 *
 * @param write returns a body as the format writes it, never shorter than the body
 */
export function fitHtml(
  items: readonly FeedItem[],
  write: (html: string) => string,
  maxBytes = maxHtmlBytes,
): (FittedHtml | null)[] {
  let left = maxBytes;
  const encoder = new TextEncoder();
  return items.map(({ htmlBytes, html }) => {
    // Do not read a body that cannot fit.
    if (htmlBytes > left) return null;
    const body = html();
    const written = write(body);
    const { length } = encoder.encode(written);
    if (length > left) return null;
    left -= length;
    return { html: body, written };
  });
}

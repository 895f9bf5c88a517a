/** The newest articles of a list, as feeds show them. */
export interface Feed {
  readonly title: string;
  /** The URL of the site, with a slash at the end. */
  readonly homeUrl: string;
  /** The URL of this feed, filters included. */
  readonly selfUrl: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

/** One article in a feed; all URLs are absolute. */
export interface FeedItem {
  /** The URL of the article, which is also its permanent id. */
  readonly url: string;
  readonly title: string;
  /** Plain text. */
  readonly summary: string;
  readonly image: string | null;
  /** RFC 3339, or null. */
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  /** Names of categories and tags, without repetitions. */
  readonly terms: readonly string[];
  /** The approximate length of `html` in bytes, known without reading it. */
  readonly htmlBytes: number;
  /** Reads the sanitised body. */
  readonly html: () => string;
}

/**
 * The latest publication or update of some items, as RFC 3339, or null. A feed does not have the time of the request, so
 * the same content gives the same feed.
 */
export function latestOf(items: readonly Pick<FeedItem, 'publishedAt' | 'updatedAt'>[]): string | null {
  const times = items.flatMap(({ publishedAt, updatedAt }) => [publishedAt, updatedAt]);
  return times.reduce((latest, time) => {
    if (latest === null || time === null) return latest ?? time;
    return Date.parse(time) > Date.parse(latest) ? time : latest;
  }, null);
}

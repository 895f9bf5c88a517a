/** The newest articles of a list, as feeds show them. */
export interface Feed {
  readonly title: string;
  /** Where people read the articles, with a slash at its end. */
  readonly homeUrl: string;
  /** Where this feed is on the site, filters included. */
  readonly selfUrl: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

/** One article in a feed; all addresses are absolute. */
export interface FeedItem {
  /** The address of the article, which is its permanent name too. */
  readonly url: string;
  readonly title: string;
  /** Plain text. */
  readonly summary: string;
  readonly image: string | null;
  /** RFC 3339, or null. */
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  /** Names of categories and tags, no repeats. */
  readonly terms: readonly string[];
  /** About how many bytes `html` has; known without reading it. */
  readonly htmlBytes: number;
  /** The sanitised body; read when it is called. */
  readonly html: () => string;
}

/** The latest moment that an article tells of itself, as RFC 3339; null when it tells none. */
export function latestOf({ publishedAt, updatedAt }: Pick<FeedItem, 'publishedAt' | 'updatedAt'>) {
  return findLatest([publishedAt, updatedAt]);
}

/** The latest moment that a feed tells of: nothing of when it was asked for, so that the same content is the same feed. */
export function latestOfAll(items: readonly FeedItem[]): string | null {
  return findLatest(items.map(latestOf));
}

function findLatest(times: readonly (string | null)[]): string | null {
  return times.reduce((latest, time) => {
    if (latest === null || time === null) return latest ?? time;
    return Date.parse(time) > Date.parse(latest) ? time : latest;
  }, null);
}

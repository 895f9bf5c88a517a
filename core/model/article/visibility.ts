/** How many articles the API shows at a moment, and how many it does not, by the reason. Each article is counted once. */
export interface VisibilityCounts {
  readonly public: number;
  /** Not public at any time. */
  readonly drafts: number;
  /** Their time has not come. */
  readonly scheduled: number;
  /** Their time is over. */
  readonly withdrawn: number;
}

/** What decides who sees an article; moments in ms, NaN for none. */
interface Visibility {
  readonly isDraft: boolean;
  readonly publishedAt: number;
  readonly unpublishAt: number;
}

/** Counts articles by who sees them, as of `now` (ms). */
export function countVisibility(articles: readonly Visibility[], now: number): VisibilityCounts {
  const counts = { public: 0, drafts: 0, scheduled: 0, withdrawn: 0 };
  for (const { isDraft, publishedAt, unpublishAt } of articles) {
    if (isDraft) counts.drafts++;
    else if (unpublishAt <= now) counts.withdrawn++;
    else if (publishedAt > now) counts.scheduled++;
    else counts.public++;
  }
  return counts;
}

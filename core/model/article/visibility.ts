/** How many articles are public at a time, and how many are not, by reason. Each article is counted once. */
export interface VisibilityCounts {
  readonly public: number;
  readonly drafts: number;
  /** To be published later. */
  readonly scheduled: number;
  /** Unpublished again. */
  readonly withdrawn: number;
}

/** What decides whether an article is public; times in ms, NaN for none. */
interface Visibility {
  readonly isDraft: boolean;
  readonly publishedAt: number;
  readonly unpublishAt: number;
}

/** Counts articles by visibility, as of `now` (ms). */
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

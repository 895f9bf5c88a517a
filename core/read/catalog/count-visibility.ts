import type { Article } from '../../build/article/article';
import type { WrittenTime } from '../../model/article/front-matter';
import { flag } from '../../format/snapshot/format';
import type { Zone } from '../../model/time/zone';
import type { Catalog } from './catalog';

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

/** Counts articles that were just built, as of `now` (ms). */
export function countBuilt(articles: readonly Article[], zone: Zone, now: number): VisibilityCounts {
  const toMs = (time: WrittenTime | null) => (time === null ? Number.NaN : zone.toInstant(time));
  return count(
    articles.map(({ draft, date, publishAt, unpublishAt }) => ({
      isDraft: draft,
      publishedAt: toMs(publishAt ?? date),
      unpublishAt: toMs(unpublishAt),
    })),
    now,
  );
}

/** Counts the articles of a catalog, as of `now` (ms). */
export function countStored({ size, columns, timed }: Catalog, now: number): VisibilityCounts {
  const articles = Array.from({ length: size }, (_, article) => ({
    isDraft: ((columns.flags[article] ?? 0) & flag.draft) !== 0,
    publishedAt: timed.publishedAt[article] ?? Number.NaN,
    unpublishAt: timed.publicUntil[article] ?? Number.NaN,
  }));
  return count(articles, now);
}

function count(articles: readonly Visibility[], now: number): VisibilityCounts {
  const counts = { public: 0, drafts: 0, scheduled: 0, withdrawn: 0 };
  for (const { isDraft, publishedAt, unpublishAt } of articles) {
    if (isDraft) counts.drafts++;
    else if (unpublishAt <= now) counts.withdrawn++;
    else if (publishedAt > now) counts.scheduled++;
    else counts.public++;
  }
  return counts;
}

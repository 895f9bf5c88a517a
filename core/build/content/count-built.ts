import type { Article } from '../article/article';
import { countVisibility, type VisibilityCounts } from '../../model/article/visibility';
import type { AuthoredTime } from '../../model/time/authored-time';
import type { Zone } from '../../model/time/zone';

/** Counts articles that were just built, as of `now` (ms). */
export function countBuilt(articles: readonly Article[], zone: Zone, now: number): VisibilityCounts {
  const toMs = (time: AuthoredTime | null) => (time === null ? Number.NaN : zone.toInstant(time));
  return countVisibility(
    articles.map(({ draft, date, publishAt, unpublishAt }) => ({
      isDraft: draft,
      publishedAt: toMs(publishAt ?? date),
      unpublishAt: toMs(unpublishAt),
    })),
    now,
  );
}

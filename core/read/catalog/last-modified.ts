import { flag } from '../../format/snapshot/format';
import { itemAt } from '../../model/text/item-at';
import { countMembers, forEachMember, has, type ArticleSet } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import type { Edition } from './edition';
import { selectArticles, type ArticleFilter } from './apply-filter';

/** Up to so many articles are asked one by one; of more, one that changed late is soon met on the way back in time. */
const few = 64;

/**
 * The latest moment in ms, not after `now`, at which an article that matches appeared, was updated or disappeared;
 * null when there is none. Articles that are public no more count too: their going changed the answer.
 */
export function findLastModified(edition: Edition, filter: ArticleFilter, now: number): number | null {
  // What a search finds changes with articles that it does not find, so all count here.
  const selected = selectArticles(edition, filter.q === undefined ? filter : { ...filter, q: undefined });
  const latest =
    selected !== null && countMembers(selected) <= few
      ? askEach(edition, selected, now)
      : Math.max(lastMoment(edition, selected, now), lastUpdate(edition, selected, now));
  return latest === Number.NEGATIVE_INFINITY ? null : latest;
}

function askEach({ catalog, isPublic }: Edition, articles: ArticleSet, now: number): number {
  const { publishedAt, publicUntil, updatedAt, columns } = catalog;
  const { flags } = columns;
  let latest = Number.NEGATIVE_INFINITY;
  const consider = (moment: number | undefined) => {
    if (moment !== undefined && moment <= now && moment > latest) latest = moment;
  };
  forEachMember(articles, (article) => {
    if (((flags[article] ?? 0) & flag.draft) !== 0) return;
    consider(publishedAt[article]);
    consider(publicUntil[article]);
    if (isPublic(article)) consider(updatedAt[article]);
  });
  return latest;
}

/** The latest appearance or going of a selected article. */
function lastMoment({ catalog }: Edition, selected: ArticleSet | null, now: number): number {
  const { moment, momentArticle } = catalog.timed;
  for (let i = bisect(moment.length, (at) => itemAt(moment, at) <= now) - 1; i >= 0; i--) {
    if (selected === null || has(selected, momentArticle[i] ?? 0)) return moment[i] ?? 0;
  }
  return Number.NEGATIVE_INFINITY;
}

/** The latest update of a selected article that is public. */
function lastUpdate({ catalog, isPublic }: Edition, selected: ArticleSet | null, now: number): number {
  const { updatedAt } = catalog;
  for (const article of catalog.sorted('-updatedAt')) {
    const ms = updatedAt[article] ?? Number.NaN;
    // Those that were never updated stand last.
    if (Number.isNaN(ms)) break;
    if (ms <= now && isPublic(article) && (selected === null || has(selected, article))) return ms;
  }
  return Number.NEGATIVE_INFINITY;
}

/** A stretch of time in ms: from, and until before. */
export interface TimeRange {
  readonly from: number;
  readonly until: number;
}

/**
 * The stretch around `now` in which nothing about an edition's answers changes: that of the edition itself, cut at the
 * moments at which articles count as updated.
 */
export function findStableRange({ catalog, validFrom, validUntil }: Edition, now: number): TimeRange {
  const { updatedAt } = catalog;
  const order = catalog.sorted('updatedAt');
  const momentAt = (i: number) => itemAt(updatedAt, itemAt(order, i));
  // Those that were never updated stand last, and are not before `now`.
  const next = bisect(order.length, (i) => momentAt(i) <= now);
  const last = next > 0 ? momentAt(next - 1) : Number.NaN;
  const coming = next < order.length ? momentAt(next) : Number.NaN;
  return {
    from: last > validFrom ? last : validFrom,
    until: coming < validUntil ? coming : validUntil,
  };
}

import { flag } from '../../format/snapshot/format';
import { itemAt } from '../../model/text/item-at';
import { countMembers, forEachMember, has, type ArticleSet } from '../../model/numbers/article-set';
import { bisect } from '../../model/numbers/bisect';
import type { Edition } from './edition';
import { selectArticles, type ArticleFilter } from './apply-filter';

/**
 * Up to this many matching articles are checked one by one. For more, walk the sorted change times from newest to oldest;
 * a match comes early.
 */
const few = 64;

/**
 * The latest time in ms, up to `now`, at which a matching article was published, updated or unpublished; null if there is
 * none. Articles that are no longer public count too: their removal has changed the response.
 */
export function findLastModified(edition: Edition, filter: ArticleFilter, now: number): number | null {
  // Ignore `q`. Scores depend on how rare a word is among all articles, so a change outside the result can change the
  // response.
  const selected = selectArticles(edition, filter.q === undefined ? filter : { ...filter, q: undefined });
  const latest =
    selected !== null && countMembers(selected) <= few
      ? latestOfEach(edition, selected, now)
      : Math.max(lastTransition(edition, selected, now), lastUpdate(edition, selected, now));
  return latest === Number.NEGATIVE_INFINITY ? null : latest;
}

function latestOfEach({ catalog, isPublic }: Edition, articles: ArticleSet, now: number): number {
  const { publishedAt, publicUntil, updatedAt } = catalog.timed;
  const { flags } = catalog.columns;
  let latest = Number.NEGATIVE_INFINITY;
  const consider = (ms: number | undefined) => {
    if (ms !== undefined && ms <= now && ms > latest) latest = ms;
  };
  forEachMember(articles, (article) => {
    if (((flags[article] ?? 0) & flag.draft) !== 0) return;
    consider(publishedAt[article]);
    consider(publicUntil[article]);
    if (isPublic(article)) consider(updatedAt[article]);
  });
  return latest;
}

/** The latest visibility change of a selected article. */
function lastTransition({ catalog }: Edition, selected: ArticleSet | null, now: number): number {
  const { moment, momentArticle } = catalog.timed;
  for (let i = bisect(moment.length, (at) => itemAt(moment, at) <= now) - 1; i >= 0; i--) {
    if (selected === null || has(selected, momentArticle[i] ?? 0)) return moment[i] ?? 0;
  }
  return Number.NEGATIVE_INFINITY;
}

/** The latest update of a selected article that is public. */
function lastUpdate({ catalog, isPublic }: Edition, selected: ArticleSet | null, now: number): number {
  const { updatedAt } = catalog.timed;
  for (const article of catalog.sorted('-updatedAt')) {
    const ms = updatedAt[article] ?? Number.NaN;
    // Articles without an update come last.
    if (Number.isNaN(ms)) break;
    if (ms <= now && isPublic(article) && (selected === null || has(selected, article))) return ms;
  }
  return Number.NEGATIVE_INFINITY;
}

/** A range of time in ms, `until` excluded. */
export interface TimeRange {
  readonly from: number;
  readonly until: number;
}

/**
 * The range of time around `now` in which no response of an edition changes: that of the edition, cut at the times at which
 * articles count as updated.
 */
export function findStableRange({ catalog, validFrom, validUntil }: Edition, now: number): TimeRange {
  const { updatedAt } = catalog.timed;
  const order = catalog.sorted('updatedAt');
  const updateAt = (i: number) => itemAt(updatedAt, itemAt(order, i));
  // Articles without an update come last: `NaN <= now` is false.
  const next = bisect(order.length, (i) => updateAt(i) <= now);
  const last = next > 0 ? updateAt(next - 1) : Number.NaN;
  const coming = next < order.length ? updateAt(next) : Number.NaN;
  return {
    from: last > validFrom ? last : validFrom,
    until: coming < validUntil ? coming : validUntil,
  };
}

import { flag } from '../snapshot/format';
import type { Edition } from './edition';
import { compileFilter, type ArticleFilter } from './filter';

/**
 * The latest moment in ms, not after `now`, at which an article that matches appeared, was updated or disappeared;
 * null when there is none. Articles that are public no more count too: their going changed the answer.
 */
export function findLastModified(edition: Edition, filter: ArticleFilter, now: number): number | null {
  const { catalog } = edition;
  // What a search finds changes with articles that it does not find, so all count here.
  const matches = compileFilter(edition, { ...filter, q: undefined });
  let latest = Number.NEGATIVE_INFINITY;
  const consider = (moment: number | undefined) => {
    if (moment !== undefined && moment <= now && moment > latest) latest = moment;
  };
  for (let article = 0; article < catalog.size; article++) {
    if (((catalog.columns.flags[article] ?? 0) & flag.draft) !== 0 || !matches(article)) continue;
    consider(catalog.publishedAt[article]);
    consider(catalog.publicUntil[article]);
    if (edition.isPublic(article)) consider(catalog.updatedAt[article]);
  }
  return latest === Number.NEGATIVE_INFINITY ? null : latest;
}

/** A stretch of time in ms: from, and until before. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * The stretch around `now` in which nothing about an edition's answers changes: that of the edition itself, cut at the
 * moments at which articles count as updated.
 */
export function findSteadySpan(edition: Edition, now: number): Span {
  const { catalog } = edition;
  let { validFrom: from, validUntil: until } = edition;
  for (let article = 0; article < catalog.size; article++) {
    const moment = catalog.updatedAt[article] ?? Number.NaN;
    if (moment <= now && moment > from) from = moment;
    if (moment > now && moment < until) until = moment;
  }
  return { from, until };
}

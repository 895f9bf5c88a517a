import { emptySet, has, setMember, type ArticleSet } from '../../model/numbers/article-set';
import { sortByKeys } from '../../model/numbers/sort-by-keys';
import type { Zone } from '../../model/time/zone';
import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { hasFlag, type flag, type PlainColumns, type TimedColumns } from './format';

/**
 * Makes the columns that depend on the zone: it decides what times without an offset mean and when a day begins. The build
 * does this for the zone of the site; a server does it only if its zone differs.
 */
export function makeTimedColumns(columns: PlainColumns, zone: Zone): TimedColumns {
  const toInstants = (times: Float64Array, localFlag: keyof typeof flag) =>
    times.map((ms, article) => {
      const isLocal = hasFlag(columns, article, localFlag);
      return isLocal && !Number.isNaN(ms) ? zone.toInstant({ ms, isLocal }) : ms;
    });
  const date = toInstants(columns.date, 'dateIsLocal');
  const day = toDays(columns, zone);
  const publishedAt = toInstants(columns.publishAt, 'publishAtIsLocal').map((ms, article) =>
    Number.isNaN(ms) ? (date[article] ?? ms) : ms,
  );
  const publicUntil = toInstants(columns.unpublishAt, 'unpublishAtIsLocal').map((ms) =>
    Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms,
  );
  const updatedAt = toInstants(columns.updated, 'updatedIsLocal');
  const dayKeys = Float64Array.from(day, (number) => (number === 0 ? Number.NaN : number));
  const isDraft = (article: number) => hasFlag(columns, article, 'draft');
  const lastPublic = findLastPublic(publicUntil, isDraft);
  return {
    day,
    publishedAt,
    publicUntil,
    updatedAt,
    byDate: sortByKeys(dayKeys, false),
    byDateDown: sortByKeys(dayKeys, true),
    byUpdate: sortByKeys(updatedAt, false),
    byUpdateDown: sortByKeys(updatedAt, true),
    ...listTransitions([publishedAt, publicUntil], isDraft),
    lastPublic,
    categoryUses: countUses(columns, 'category', lastPublic),
    tagUses: countUses(columns, 'tag', lastPublic),
    authorUses: countUses(columns, 'author', lastPublic),
  };
}

function toDays(columns: PlainColumns, zone: Zone): Int32Array {
  // Memoised, because many articles share a day, and converting the text to a number takes longest.
  const known = new Map<string, number>();
  const days = new Int32Array(columns.date.length);
  columns.date.forEach((ms, article) => {
    if (Number.isNaN(ms)) return;
    const isLocal = hasFlag(columns, article, 'dateIsLocal');
    const date = zone.toCalendarDate({ ms, isLocal });
    let day = known.get(date);
    if (day === undefined) known.set(date, (day = Number(date.replaceAll('-', ''))));
    days[article] = day;
  });
  return days;
}

function listTransitions(times: readonly Float64Array[], isDraft: (article: number) => boolean) {
  const transitions = times
    .flatMap((column) => Array.from(column, (ms, article) => ({ ms, article })))
    .filter(({ ms, article }) => Number.isFinite(ms) && !isDraft(article))
    .sort((a, b) => a.ms - b.ms || a.article - b.article);
  return {
    moment: Float64Array.from(transitions, ({ ms }) => ms),
    momentArticle: Uint32Array.from(transitions, ({ article }) => article),
  };
}

function findLastPublic(publicUntil: Float64Array, isDraft: (article: number) => boolean): ArticleSet {
  const last = emptySet(publicUntil.length);
  publicUntil.forEach((end, article) => {
    if (end === Number.POSITIVE_INFINITY && !isDraft(article)) setMember(last, article, true);
  });
  return last;
}

function countUses(columns: PlainColumns, taxonomy: TaxonomyName, articles: ArticleSet): Uint32Array {
  const uses = new Uint32Array(columns[`${taxonomy}Term`].length);
  const starts = columns[`${taxonomy}Start`];
  columns.flags.forEach((_, article) => {
    if (!has(articles, article)) return;
    for (const spelling of columns[taxonomy].subarray(starts[article], starts[article + 1]))
      uses[spelling] = (uses[spelling] ?? 0) + 1;
  });
  return uses;
}

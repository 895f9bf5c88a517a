import { emptySet, has, setMember, type ArticleSet } from '../../model/numbers/article-set';
import { sortByKeys } from '../../model/numbers/sort-by-keys';
import type { Zone } from '../../model/time/zone';
import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { hasFlag, type flag, type PlainColumns, type TimedColumns } from './format';

/**
 * Makes the columns that depend on the zone, in which times without an offset are read and days begin. A build does it for
 * the zone of the site; a server, only where it is told of another zone.
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
  const lastPublic = findLastPublic(columns, publicUntil);
  return {
    day,
    publishedAt,
    publicUntil,
    updatedAt,
    byDate: sortByKeys(dayKeys, false),
    byDateDown: sortByKeys(dayKeys, true),
    byUpdate: sortByKeys(updatedAt, false),
    byUpdateDown: sortByKeys(updatedAt, true),
    ...listMoments(columns, publishedAt, publicUntil),
    lastPublic,
    categoryUses: countUses(columns, 'category', lastPublic),
    tagUses: countUses(columns, 'tag', lastPublic),
    authorUses: countUses(columns, 'author', lastPublic),
  };
}

function toDays(columns: PlainColumns, zone: Zone): Int32Array {
  // Many articles share a day, and reading its number back from the text takes longest.
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

function isDraft(columns: PlainColumns, article: number): boolean {
  return hasFlag(columns, article, 'draft');
}

function listMoments(columns: PlainColumns, ...times: Float64Array[]) {
  const moments = times.flatMap((column) =>
    Array.from(column, (ms, article) => ({ ms, article })).filter(
      ({ ms, article }) => Number.isFinite(ms) && !isDraft(columns, article),
    ),
  );
  moments.sort((a, b) => a.ms - b.ms || a.article - b.article);
  return {
    moment: Float64Array.from(moments, ({ ms }) => ms),
    momentArticle: Uint32Array.from(moments, ({ article }) => article),
  };
}

function findLastPublic(columns: PlainColumns, publicUntil: Float64Array): ArticleSet {
  const last = emptySet(publicUntil.length);
  publicUntil.forEach((end, article) => {
    if (end === Number.POSITIVE_INFINITY && !isDraft(columns, article)) setMember(last, article, true);
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

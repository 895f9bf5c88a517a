import type { Edition } from './edition';
import type { ArticleFilter } from './apply-filter';
import { matchArticles } from './order-matches';

/** Counts the matching public articles of each month, newest month first; articles without a date are not counted. */
export function countMonths(edition: Edition, filter: ArticleFilter): { month: string; count: number }[] {
  const counts = new Map<number, number>();
  for (const article of matchArticles(edition, filter, '-date')) {
    const day = edition.catalog.timed.day[article] ?? 0;
    if (day === 0) continue;
    const month = Math.floor(day / 100);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts].map(([month, count]) => {
    const digits = String(month).padStart(6, '0');
    return { month: `${digits.slice(0, 4)}-${digits.slice(4)}`, count };
  });
}

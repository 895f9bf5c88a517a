import { compareCodePoints } from '../../model/text/fold';
import { bisect } from '../../model/numbers/bisect';
import { splitId } from '../../model/article/article-id';
import type { Catalog } from './catalog';

/** The number of the article, public or not, that has an id. */
export function findNumber(catalog: Catalog, id: string): number | undefined {
  const { slug } = splitId(id);
  for (let i = firstWithSlug(catalog, slug); i < catalog.size; i++) {
    const found = catalog.idOf(i);
    if (found === id) return i;
    if (splitId(found).slug !== slug) return undefined;
  }
  return undefined;
}

/** The numbers of the articles, public or not, that have a slug. They are adjacent, because slugs decide the numbers. */
export function findNumbers(catalog: Catalog, slug: string): number[] {
  const found: number[] = [];
  for (let i = firstWithSlug(catalog, slug); i < catalog.size; i++) {
    if (splitId(catalog.idOf(i)).slug !== slug) break;
    found.push(i);
  }
  return found;
}

function firstWithSlug(catalog: Catalog, slug: string): number {
  return bisect(catalog.size, (i) => compareCodePoints(splitId(catalog.idOf(i)).slug, slug) < 0);
}

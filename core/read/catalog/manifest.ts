import { compareCodePoints } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';
import { bisect } from '../../model/numbers/bisect';
import { digestOf } from './catalog';
import type { Edition } from './edition';

/** A page of the manifest. */
interface ManifestPage {
  readonly entries: { id: string; digest: string }[];
  /** The last id of this page; null on the last page. */
  readonly lastId: string | null;
}

/**
 * Lists ids and digests of public articles in code-point order of the id.
 *
 * @param after the id after which to begin, or null for the start
 */
export function listManifest(
  { catalog, isPublic }: Edition,
  after: string | null,
  limit: number,
): ManifestPage {
  const order = catalog.columns.byId;
  const isDone = (i: number) => compareCodePoints(catalog.idOf(itemAt(order, i)), after ?? '') <= 0;
  const entries: ManifestPage['entries'] = [];
  for (const article of order.subarray(after === null ? 0 : bisect(order.length, isDone))) {
    if (!isPublic(article)) continue;
    if (entries.length === limit) return { entries, lastId: entries.at(-1)?.id ?? null };
    entries.push({ id: catalog.idOf(article), digest: digestOf(catalog, article) });
  }
  return { entries, lastId: null };
}

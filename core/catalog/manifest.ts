import { compareCodePoints } from '../text/fold';
import { digestOf } from './catalog';
import type { Edition } from './edition';

/** A part of the manifest. */
export interface ManifestPage {
  readonly entries: { id: string; digest: string }[];
  /** The last id of this part; null when it ends the manifest. */
  readonly lastId: string | null;
}

/**
 * Lists ids and digests of public articles in code-point order of the id.
 *
 * @param after the id behind which to begin, or null for the start
 */
export function listManifest(
  { catalog, isPublic }: Edition,
  after: string | null,
  limit: number,
): ManifestPage {
  const { ids } = catalog;
  const rest = Array.from(catalog.sortedById()).filter(
    (article) => isPublic(article) && (after === null || compareCodePoints(ids[article] ?? '', after) > 0),
  );
  const entries = rest
    .slice(0, limit)
    .map((article) => ({ id: ids[article] ?? '', digest: digestOf(catalog, article) }));
  return { entries, lastId: entries.length < rest.length ? (entries.at(-1)?.id ?? null) : null };
}

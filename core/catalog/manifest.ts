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
export function listManifest({ catalog, isPublic }: Edition, after: string | null, limit: number): ManifestPage {
  const rest = catalog.ids
    .map((id, article) => ({ id, article }))
    .filter(({ id, article }) => isPublic(article) && (after === null || compareCodePoints(id, after) > 0))
    .sort((a, b) => compareCodePoints(a.id, b.id));
  const page = rest.slice(0, limit);
  return {
    entries: page.map(({ id, article }) => ({ id, digest: digestOf(catalog, article) })),
    lastId: page.length < rest.length ? (page.at(-1)?.id ?? null) : null,
  };
}

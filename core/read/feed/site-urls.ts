import { splitId } from '../catalog/catalog';

/** Where the site shows an article. */
export function toArticleUrl(siteUrl: string, id: string): string {
  const { collection, slug } = splitId(id);
  return `${siteUrl}/${encodeURIComponent(collection)}/${encodeURIComponent(slug)}`;
}

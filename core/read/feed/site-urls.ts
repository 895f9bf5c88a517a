import { splitId } from '../../model/article/article-id';

/** The URL at which the site shows an article. */
export function toArticleUrl(siteUrl: string, id: string): string {
  const { collection, slug } = splitId(id);
  return `${siteUrl}/${encodeURIComponent(collection)}/${encodeURIComponent(slug)}`;
}

import { encodePath } from '../../model/article/article-id';

/** The URL at which the site shows an article. */
export function toArticleUrl(siteUrl: string, id: string): string {
  return `${siteUrl}/${encodePath(id)}`;
}

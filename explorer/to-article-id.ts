/**
 * The article that a link in an article leads to, or null when it leads elsewhere.
 *
 * @param href as written: `/blog/a`, `../blog/a.md`, `a.md#part`
 * @param id the article that the link stands in
 */
export function toArticleId(href: string, id: string): string | null {
  const base = 'http://articles.invalid';
  const from = `${base}/${id.split('/').map(encodeURIComponent).join('/')}`;
  if (!URL.canParse(href, from)) return null;
  const url = new URL(href, from);
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (url.origin !== base || segments.length !== 2) return null;
  try {
    return segments.map(decodeURIComponent).join('/').replace(/\.md$/, '');
  } catch {
    return null;
  }
}

/**
 * The id of the article that a link in an article points at, or null if it points elsewhere.
 *
 * @param href as in the HTML: `/blog/a`, `../blog/a.md`, `a.md#part`
 * @param id id of the article that contains the link
 */
export function toArticleId(href: string, id: string): string | null {
  const base = 'http://articles.invalid';
  const from = `${base}/${id.split('/').map(encodeURIComponent).join('/')}`;
  if (!URL.canParse(href, from)) return null;
  const url = new URL(href, from);
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (url.origin !== base || segments.length < 2) return null;
  try {
    return segments.map(decodeURIComponent).join('/').replace(/\.md$/, '');
  } catch {
    return null;
  }
}

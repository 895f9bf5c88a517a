import type { Article } from '../article/article';
import { idOf } from '../article/article-keys';
import { createFinding, type Finding } from '../finding/finding';

/** An article's path on a site: two segments, the second perhaps followed by `.md` or a slash. */
const articlePath = /^\/([^/]+)\/([^/]+?)(?:\.md)?\/?$/;
/** A slug that begins with a day is an article, even if its folder is not a collection. */
const datedSlug = /^\d{4}-\d{1,2}-\d{1,2}-/;

interface Target {
  readonly host: string | null;
  readonly collection: string;
  readonly slug: string;
  readonly id: string;
}

/**
 * Finds links to articles that do not exist.
 *
 * Links to other hosts are not checked. The site's own host is the configured one, else any host to which at least one link
 * names an existing article.
 *
 * @param formerIds ids that redirect
 */
export function checkLinks(
  articles: readonly Article[],
  formerIds: ReadonlySet<string>,
  siteHost: string | null,
): Finding[] {
  const ids = new Set(articles.map(idOf));
  const collections = new Set(articles.map(({ collection }) => collection));
  const isAlive = ({ id }: Target) => ids.has(id) || ids.has(`${id}.md`) || formerIds.has(id);
  const links = articles.flatMap((article) =>
    article.links.flatMap((link) => {
      const target = findTarget(link.url, article);
      return target === null ? [] : [{ article, link, target }];
    }),
  );
  const ownHosts = new Set(siteHost === null ? [] : [siteHost]);
  if (siteHost === null) {
    for (const { target } of links) if (target.host !== null && isAlive(target)) ownHosts.add(target.host);
  }
  return links
    .filter(({ target }) => target.host === null || ownHosts.has(target.host))
    .filter(({ target }) => collections.has(target.collection) || datedSlug.test(target.slug))
    .filter(({ target }) => !isAlive(target))
    .map(({ article, link, target }) =>
      createFinding('link-dead', article.path, link, { url: link.url, id: target.id }),
    );
}

function findTarget(url: string, from: Article): Target | null {
  // Only http(s) and relative links can lead to an article; a file name with another extension is not an article.
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (url.startsWith('#') || url === '' || (scheme !== undefined && !scheme.startsWith('http'))) return null;
  const base = `http://relative.invalid/${encodeURIComponent(from.collection)}/${encodeURIComponent(from.slug.value)}`;
  try {
    const parsed = new URL(url, base);
    const [, collection, slug] = articlePath.exec(decodeURIComponent(parsed.pathname)) ?? [];
    if (collection === undefined || slug === undefined) return null;
    if (/\.[a-z\d]{2,5}$/i.test(slug) && !parsed.pathname.endsWith('.md')) return null;
    // A control character or a colon in the path hides a scheme. The sanitiser has removed such a link, so it is not dead.
    if (/[\p{Cc}:]/u.test(slug + collection)) return null;
    const host = parsed.host === 'relative.invalid' ? null : parsed.host;
    return { host, collection, slug, id: `${collection}/${slug}` };
  } catch {
    // Not a URL, which is a finding of the article itself.
    return null;
  }
}

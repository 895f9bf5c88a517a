import type { Article } from '../article/article';
import { createFinding, type Finding } from '../finding/finding';

/** An article's path on a site: two segments, the second perhaps with `.md` or a slash behind it. */
const articlePath = /^\/([^/]+)\/([^/]+?)(?:\.md)?\/?$/;
/** Slugs that begin with a day are articles, whatever folder they are looked for in. */
const datedSlug = /^\d{4}-\d{1,2}-\d{1,2}-/;

interface Target {
  readonly host: string | null;
  readonly collection: string;
  readonly slug: string;
}

/**
 * Finds links between articles that lead nowhere.
 *
 * Links to other hosts are nobody's business here. The site's own host is the one configured, else any host on which at
 * least one link names an article that exists.
 *
 * @param oldNames names that redirect, as `collection/slug`
 */
export function checkLinks(
  articles: readonly Article[],
  oldNames: ReadonlySet<string>,
  siteHost: string | null,
): Finding[] {
  const ids = new Set(articles.map(({ collection, slug }) => `${collection}/${slug.value}`));
  const collections = new Set(articles.map(({ collection }) => collection));
  const isAlive = ({ collection, slug }: Target) => {
    const id = `${collection}/${slug}`;
    return ids.has(id) || ids.has(`${id}.md`) || oldNames.has(id);
  };
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
      createFinding('link-dead', article.path, link, {
        url: link.url,
        id: `${target.collection}/${target.slug}`,
      }),
    );
}

function findTarget(url: string, from: Article): Target | null {
  // Only http(s) and relative links can lead to an article; a file name with another ending is no article.
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (url.startsWith('#') || url === '' || (scheme !== undefined && !scheme.startsWith('http'))) return null;
  const base = `http://relative.invalid/${encodeURIComponent(from.collection)}/${encodeURIComponent(from.slug.value)}`;
  try {
    const parsed = new URL(url, base);
    const [, collection, slug] = articlePath.exec(decodeURIComponent(parsed.pathname)) ?? [];
    if (collection === undefined || slug === undefined) return null;
    if (/\.[a-z\d]{2,5}$/i.test(slug) && !parsed.pathname.endsWith('.md')) return null;
    // A scheme in disguise is an attack, not a slip; the html has lost it already.
    if (/[\p{Cc}:]/u.test(slug + collection)) return null;
    return { host: parsed.host === 'relative.invalid' ? null : parsed.host, collection, slug };
  } catch {
    // Not a URL: a finding of the article itself says so.
    return null;
  }
}

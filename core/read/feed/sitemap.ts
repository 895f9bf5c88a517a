import type { Edition } from '../catalog/edition';
import { itemAt } from '../../model/text/item-at';
import { toArticleUrl } from './site-urls';
import { escapeXml, xmlDeclaration } from './xml';

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The limits of one sitemap: URLs as sitemaps.org allows, and bytes as a function can return in any encoding. */
const sitemapLimits = { maxUrls: 50_000, maxBytes: 4_000_000 } as const;
type SitemapLimits = { readonly [Name in keyof typeof sitemapLimits]: number };

/** One sitemap of the site. */
interface SitemapPart {
  readonly xml: string;
  /** The latest time of its articles in ms; null if no article has one. */
  readonly latest: number | null;
}

/**
 * Lists the public articles as sitemaps within the limits; without articles, as one empty sitemap.
 *
 * The oldest articles come first, so that a new article changes only the last part. Reads columns only.
 */
export function listSitemapParts(
  edition: Edition,
  siteUrl: string,
  { maxUrls, maxBytes }: SitemapLimits = sitemapLimits,
): SitemapPart[] {
  const { catalog, isPublic } = edition;
  const { publishedAt, updatedAt } = catalog.timed;
  const origin = escapeXml(siteUrl);
  const parts: SitemapPart[] = [];
  let entries: string[] = [];
  let bytes = wrap('urlset', []).length;
  let latest = Number.NaN;
  const close = () => {
    parts.push({ xml: wrap('urlset', entries), latest: Number.isNaN(latest) ? null : latest });
    [entries, bytes, latest] = [[], wrap('urlset', []).length, Number.NaN];
  };
  for (const article of catalog.sorted('date')) {
    if (!isPublic(article)) continue;
    const time = laterOf(itemAt(publishedAt, article), itemAt(updatedAt, article));
    const lastmod = Number.isNaN(time) ? '' : `<lastmod>${catalog.zone.format(time)}</lastmod>`;
    // An encoded URL needs no XML escapes and is ASCII, so each character is one byte.
    const entry = `<url><loc>${toArticleUrl(origin, catalog.idOf(article))}</loc>${lastmod}</url>\n`;
    if (entries.length > 0 && (entries.length === maxUrls || bytes + entry.length > maxBytes)) close();
    entries.push(entry);
    bytes += entry.length;
    latest = laterOf(latest, time);
  }
  if (entries.length > 0 || parts.length === 0) close();
  return parts;
}

/**
 * Writes the index of several sitemaps.
 *
 * @param toUrl returns the URL of a part; numbers start at 1
 */
export function toSitemapIndex(
  edition: Edition,
  parts: readonly SitemapPart[],
  toUrl: (part: number) => string,
): string {
  const entries = parts.map(({ latest }, i) => {
    const lastmod = latest === null ? '' : `<lastmod>${edition.catalog.zone.format(latest)}</lastmod>`;
    return `<sitemap><loc>${escapeXml(toUrl(i + 1))}</loc>${lastmod}</sitemap>\n`;
  });
  return wrap('sitemapindex', entries);
}

function wrap(name: string, entries: readonly string[]): string {
  return `${xmlDeclaration}<${name} ${namespace}>\n${entries.join('')}</${name}>\n`;
}

/** The later of two times in ms; NaN is no time. */
function laterOf(a: number, b: number): number {
  return Number.isNaN(a) || b > a ? b : a;
}

import type { Edition } from '../catalog/edition';
import { toArticleUrl } from './site-urls';
import { escapeXml, xmlDeclaration } from './xml';

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** How much one sitemap holds: what sitemaps.org allows, and what a function may answer whatever its encoding. */
const sitemapLimits = { maxUrls: 50_000, maxBytes: 4_000_000 } as const;
export type SitemapLimits = { readonly [Name in keyof typeof sitemapLimits]: number };

/** One sitemap of the site. */
export interface SitemapPart {
  readonly xml: string;
  /** The latest time of an article in it, in ms; null when none has one. */
  readonly latest: number | null;
}

/**
 * Lists the public articles as sitemaps, each no larger than the limits; without articles one that is empty.
 *
 * The oldest come first, so that new articles change the last part alone. Nothing but columns is read.
 */
export function listSitemapParts(
  edition: Edition,
  siteUrl: string,
  { maxUrls, maxBytes }: SitemapLimits = sitemapLimits,
): SitemapPart[] {
  const { catalog, isPublic } = edition;
  const origin = escapeXml(siteUrl);
  const parts: SitemapPart[] = [];
  let entries: string[] = [];
  let bytes = wrap('urlset', []).length;
  let latest: number | null = null;
  const close = () => {
    parts.push({ xml: wrap('urlset', entries), latest });
    [entries, bytes, latest] = [[], wrap('urlset', []).length, null];
  };
  for (const article of catalog.sorted('date')) {
    if (!isPublic(article)) continue;
    const time = findTime(catalog.publishedAt[article], catalog.updatedAt[article]);
    const lastmod = time === null ? '' : `<lastmod>${catalog.zone.format(time)}</lastmod>`;
    // Escapes of URLs leave nothing that XML would take for its own, and nothing but ASCII: a character is a byte.
    const entry = `<url><loc>${toArticleUrl(origin, catalog.idOf(article))}</loc>${lastmod}</url>\n`;
    if (entries.length > 0 && (entries.length === maxUrls || bytes + entry.length > maxBytes)) close();
    entries.push(entry);
    bytes += entry.length;
    latest = findTime(latest ?? undefined, time ?? undefined);
  }
  if (entries.length > 0 || parts.length === 0) close();
  return parts;
}

/**
 * Writes the index of several sitemaps.
 *
 * @param toUrl where a part is, by its number from 1
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

/** The later of two times in ms, either of which may be missing. */
function findTime(a = Number.NaN, b = Number.NaN): number | null {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) ? (Number.isNaN(b) ? null : b) : a;
  return Math.max(a, b);
}

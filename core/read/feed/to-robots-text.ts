/** Writes `robots.txt` (RFC 9309): everything may be read; without a site there is no sitemap to name. */
export function toRobotsText(sitemapUrl: string | null): string {
  const sitemap = sitemapUrl === null ? '' : `\nSitemap: ${sitemapUrl}\n`;
  return `User-agent: *\nDisallow:\n${sitemap}`;
}

/** Writes `robots.txt` (RFC 9309), which allows everything; without a site there is no sitemap. */
export function toRobotsText(sitemapUrl: string | null): string {
  const sitemap = sitemapUrl === null ? '' : `\nSitemap: ${sitemapUrl}\n`;
  return `User-agent: *\nDisallow:\n${sitemap}`;
}

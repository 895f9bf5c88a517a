/**
 * Returns the Content-Security-Policy of the explorer: scripts, styles and requests only from this server, nothing inline;
 * images, videos and frames also from elsewhere, as articles show them.
 *
 * @param iframeHosts hosts whose iframes the HTML of articles may contain
 */
export function toContentPolicy(iframeHosts: readonly string[]): string {
  const frames = iframeHosts.map((host) => `https://${host}`).join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https: http: data:",
    "media-src 'self' https:",
    "connect-src 'self'",
    `frame-src ${frames === '' ? "'none'" : frames}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The Content-Security-Policy of the pages: scripts and styles are files of this server, nothing inline runs, and
 * only this server is asked, except for the pictures, videos and frames that articles show.
 *
 * @param iframeHosts hosts whose iframes the html of articles keeps
 */
export function toContentPolicy(iframeHosts: readonly string[]): string {
  const frames = iframeHosts.map((host) => `https://${host}`).join(' ');
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' https: http: data:",
    'media-src': "'self' https:",
    'connect-src': "'self'",
    'frame-src': frames === '' ? "'none'" : frames,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

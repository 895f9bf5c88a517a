/** Headers that browsers let scripts of other origins read. */
export const exposedHeaders = 'ETag, Link, X-Content-Revision, X-Request-Id';

/** What `Access-Control-Allow-Origin` says to a request from an origin; null where it may not read the answer. */
export function toAllowedOrigin(allowed: '*' | readonly string[], origin: string): string | null {
  if (allowed === '*') return '*';
  return allowed.includes(origin) ? origin : null;
}

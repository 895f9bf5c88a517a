import { normalizeUri } from 'micromark-util-sanitize-uri';

/**
 * Returns the URL of an author as responses have it, so that every program can request it: an absolute http(s) URL as
 * browsers send it (WHATWG URL), any other with escapes for the characters that a URL must not contain (RFC 3986, 2).
 */
export function escapeUrl(url: string): string {
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).href : normalizeUri(url);
}

const schemePattern = /^([a-z][a-z0-9+.-]*):/i;
const linkSchemes = new Set(['http', 'https', 'mailto', 'tel']);
const dataImage = /^data:image\/(?:png|jpeg|gif|webp)[;,]/i;

/**
 * Strips what a browser ignores in an address: white space and control characters around it, tabs and line breaks
 * inside (WHATWG URL, "basic URL parser", steps 1 to 3). The scheme comes in lower case, as browsers read it.
 */
export function normalizeUrl(url: string): string {
  return url
    .replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\n\r]/g, '')
    .replace(schemePattern, (scheme) => scheme.toLowerCase());
}

/** The scheme of a normalised address in lower case, or null for a relative one. */
export function schemeOf(url: string): string | null {
  return schemePattern.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** Says whether a link may point at a normalised address: http, https, mailto, tel or relative. */
export function isSafeLink(url: string): boolean {
  const colon = url.indexOf(':');
  // A colon after `/`, `?` or `#` belongs to a path, a query or a fragment.
  if (colon === -1 || /[/?#]/.test(url.slice(0, colon))) return true;
  return linkSchemes.has(schemeOf(url) ?? '');
}

/** Says whether an image may be loaded from a normalised address: http, https, relative, or data of a safe type. */
export function isSafeImage(url: string): boolean {
  if (url === '') return false;
  const scheme = schemeOf(url);
  if (scheme === 'data') return dataImage.test(url);
  return isSafeLink(url) && scheme !== 'mailto' && scheme !== 'tel';
}

/** Says whether an address is a place on somebody's disk, as editors paste it: `file:///C:/a.png`, `C:\a.png`. */
export function isOnDisk(url: string): boolean {
  return /^(?:file:|[a-z]:[\\/])/i.test(url);
}

/** Says whether a film, its poster or a frame may be loaded from a normalised address: https with a host only. */
export function isHttps(url: string): boolean {
  return /^https:\/\/[^/\\?#]/i.test(url);
}

/** The host of a plain https address in lower case; null for any other, and for one with user info or escapes. */
export function httpsHostOf(url: string): string | null {
  return /^https:\/\/([a-z0-9.-]+)(?::443)?(?:[/?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** Says whether a normalised address leads to another site: http, https, or relative to the protocol only. */
export function isExternal(url: string): boolean {
  return /^(?:https?:|[\\/]{2})/i.test(url);
}

const schemePattern = /^([a-z][a-z0-9+.-]*):/i;
const linkSchemes = new Set(['http', 'https', 'mailto', 'tel']);
const dataImage = /^data:image\/(?:png|jpeg|gif|webp)[;,]/i;

/**
 * Removes what a browser ignores in a URL: white space and control characters around it, tabs and line breaks inside
 * (WHATWG URL, "basic URL parser", steps 1 to 3). The scheme becomes lower case, as in browsers.
 */
export function normalizeUrl(url: string): string {
  return url
    .replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\n\r]/g, '')
    .replace(schemePattern, (scheme) => scheme.toLowerCase());
}

/** Returns the scheme of a normalised URL in lower case, or null for a relative URL. */
export function schemeOf(url: string): string | null {
  return schemePattern.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** Whether a normalised URL is allowed in a link: http, https, mailto, tel or relative. */
export function isSafeLink(url: string): boolean {
  const colon = url.indexOf(':');
  // A colon behind `/`, `?` or `#` is part of a path, query or fragment.
  if (colon === -1 || /[/?#]/.test(url.slice(0, colon))) return true;
  return linkSchemes.has(schemeOf(url) ?? '');
}

/** Whether a normalised URL is allowed for an image: http, https, relative, or data of a safe type. */
export function isSafeImage(url: string): boolean {
  if (url === '') return false;
  const scheme = schemeOf(url);
  if (scheme === 'data') return dataImage.test(url);
  return isSafeLink(url) && scheme !== 'mailto' && scheme !== 'tel';
}

/** Whether a URL is a path on a disk, as editors paste it: `file:///C:/a.png`, `C:\a.png`. */
export function isOnDisk(url: string): boolean {
  return /^(?:file:|[a-z]:[\\/])/i.test(url);
}

/** Whether a normalised URL is allowed for a video, poster or frame: https with a host. */
export function isHttps(url: string): boolean {
  return /^https:\/\/[^/\\?#]/i.test(url);
}

/** Returns the host of an https URL in lower case; null for other URLs, and for user info or escapes in the host. */
export function httpsHostOf(url: string): string | null {
  return /^https:\/\/([a-z0-9.-]+)(?::443)?(?:[/?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** Whether a normalised URL leads to another site: http, https or protocol-relative. */
export function isExternal(url: string): boolean {
  return /^(?:https?:|[\\/]{2})/i.test(url);
}

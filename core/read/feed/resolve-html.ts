/** In the HTML of the build, `<` only begins tags, and `"` only encloses values. */
const startTag = /<[a-z][^"<>]*(?:"[^"]*"[^"<>]*)*>/gi;
/** Matches attribute by attribute, so that text inside a value is never taken for an attribute. */
const attribute = /\s([^\s"=<>/]+)="([^"]*)"/g;

const withUrl: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'cite']);

/**
 * Makes every URL in the HTML of an article absolute, because relative URLs do not work in feeds.
 *
 * @param html as the build wrote it
 * @param baseUrl the URL of the article
 */
export function resolveHtml(html: string, baseUrl: string): string {
  return html.replace(startTag, (tag) =>
    tag.replace(attribute, (whole, name: string, value: string) => {
      if (withUrl.has(name)) return ` ${name}="${resolveWritten(value, baseUrl)}"`;
      return name === 'srcset' ? ` srcset="${resolveCandidates(value, baseUrl)}"` : whole;
    }),
  );
}

/** Makes a URL absolute; one with a scheme stays as it is. Null if it cannot be resolved. */
export function resolveUrl(url: string, baseUrl: string): string | null {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return url;
  return URL.canParse(url, baseUrl) ? new URL(url, baseUrl).href : null;
}

function resolveCandidates(value: string, baseUrl: string): string {
  return value
    .split(/,\s+/)
    .map((candidate) => candidate.replace(/^\S+/, (url) => resolveWritten(url, baseUrl)))
    .join(', ');
}

/** A URL that cannot be resolved stays as it is: it does not work on the site either. */
function resolveWritten(value: string, baseUrl: string): string {
  const url = value.replace(/&#x([\da-f]+);/gi, (_, digits: string) =>
    String.fromCodePoint(parseInt(digits, 16)),
  );
  const resolved = resolveUrl(url, baseUrl);
  if (resolved === null || resolved === url) return value;
  return resolved.replace(
    /[&"<>]/g,
    (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

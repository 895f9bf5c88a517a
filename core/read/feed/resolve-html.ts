/** In the html of the build `<` is nowhere but at tags, and `"` nowhere but around values. */
const startTag = /<[a-z][^"<>]*(?:"[^"]*"[^"<>]*)*>/gi;
/** One attribute after another: what is between quotes must never be taken for an attribute itself. */
const attribute = /\s([^\s"=<>/]+)="([^"]*)"/g;

const withUrl: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'cite']);

/**
 * Makes every address in the html of an article absolute: feeds are read elsewhere, where relative ones lead nowhere.
 *
 * @param html as the build printed it
 * @param baseUrl the address of the article
 */
export function resolveHtml(html: string, baseUrl: string): string {
  return html.replace(startTag, (tag) =>
    tag.replace(attribute, (whole, name: string, value: string) => {
      if (withUrl.has(name)) return ` ${name}="${resolveWritten(value, baseUrl)}"`;
      return name === 'srcset' ? ` srcset="${resolveCandidates(value, baseUrl)}"` : whole;
    }),
  );
}

/** The absolute form of an address, as it is when it has a scheme; null when it has none. */
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

/** What cannot be made absolute stays as it is: it leads nowhere on the site either. */
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

/** Where a relative address leads from an article. */
export interface LocalPath {
  /** Path below the content directory. */
  readonly path: string;
  /** Query and fragment as written. */
  readonly suffix: string;
}

/**
 * Resolves the address of an image against the article that shows it, as a browser would beside the file.
 *
 * @param article path of the article below the content directory
 * @returns null for an address that is not relative to the file (a scheme, `//host`, `/path`), `outside` for one that
 * leads above the content directory
 */
export function toLocalPath(article: string, url: string): LocalPath | 'outside' | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[\\/#?]|$)/i.test(url)) return null;
  const [written = ''] = /^[^?#]*/.exec(url) ?? [];
  const segments = article.split('/').slice(0, -1);
  for (const segment of decode(written).split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return 'outside';
    } else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return { path: segments.join('/'), suffix: url.slice(written.length) };
}

/** What cannot be decoded is no escape, but part of a name. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

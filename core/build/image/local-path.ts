import { decodePercent } from '../text/decode-percent';

/** The file that a relative URL means. */
export interface LocalPath {
  /** Path below the content directory. */
  readonly path: string;
  /** Query and fragment, as written. */
  readonly suffix: string;
}

/**
 * Resolves the URL of an image against the file of the article, as a browser does.
 *
 * @param article path of the article below the content directory
 * @returns null for a URL that is not relative to the file (a scheme, `//host`, `/path`), `outside` for one that leads
 * out of the content directory
 */
export function toLocalPath(article: string, url: string): LocalPath | 'outside' | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[\\/#?]|$)/i.test(url)) return null;
  const [written = ''] = /^[^?#]*/.exec(url) ?? [];
  const segments = article.split('/').slice(0, -1);
  for (const segment of decodePercent(written).split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return 'outside';
    } else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return { path: segments.join('/'), suffix: url.slice(written.length) };
}

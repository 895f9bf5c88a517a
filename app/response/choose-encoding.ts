import { memoize } from '../../core/model/text/memoize';

/** An encoding of compressed bodies. */
export type Encoding = 'br' | 'gzip';

/**
 * Returns the encoding with the highest `q` in `Accept-Encoding` (RFC 9110, 12.5.3), or null for none. Brotli wins a tie,
 * although browsers list gzip first.
 */
export function chooseEncoding(header: string): Encoding | null {
  return header === '' ? null : chooseMemoized(header);
}

/** Clients send few different headers. */
const chooseMemoized = memoize(choose, 200, 100);

function choose(header: string): Encoding | null {
  const qualities = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '');
    qualities.set(name, quality === undefined ? 1 : Number(quality) || 0);
  }
  const qualityOf = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0;
  const best = qualityOf('gzip') > qualityOf('br') ? 'gzip' : 'br';
  // Every client accepts plain bytes; it prefers them only with an explicit `identity`.
  const plain = qualities.get('identity') ?? 0;
  return qualityOf(best) > 0 && qualityOf(best) >= plain ? best : null;
}

import { memoize } from '../../core/model/text/memoize';

/** How a body may be compressed. */
export type Encoding = 'br' | 'gzip';

/**
 * The encoding that a client likes best by the `q` of its `Accept-Encoding` (RFC 9110, 12.5.3), null for none. Among
 * equals it is brotli: browsers name gzip first out of habit.
 */
export function chooseEncoding(header: string): Encoding | null {
  return header === '' ? null : chooseRemembered(header);
}

/** Clients send a handful of headers. */
const chooseRemembered = memoize(choose, 200, 100);

function choose(header: string): Encoding | null {
  const qualities = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '');
    qualities.set(name, quality === undefined ? 1 : Number(quality) || 0);
  }
  const qualityOf = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0;
  const best = qualityOf('gzip') > qualityOf('br') ? 'gzip' : 'br';
  // Plain bytes are always taken, but preferred only by those who say so.
  const plain = qualities.get('identity') ?? 0;
  return qualityOf(best) > 0 && qualityOf(best) >= plain ? best : null;
}

import { listOf, type Parsed } from './parse';

/** Parses the name or address of a host. */
export function host(text: string): Parsed<string> {
  if (/^[\w.:[\]-]+$/.test(text)) return { value: text.toLowerCase() };
  return { problem: 'write a host name or an address, without a scheme and a path.' };
}

/** Parses the host of an iframe: without a port, because the sanitiser compares only the host of an iframe, and allows only https. */
export function iframeHost(text: string): Parsed<string> {
  if (/^[a-z\d.-]+$/i.test(text)) return { value: text.toLowerCase() };
  return { problem: 'write a host name, such as v.qq.com, without a scheme, a port and a path.' };
}

/** Parses an origin, such as `https://example.com`. */
export function origin(text: string): Parsed<string> {
  const problem = 'write an origin, such as https://example.com, without a path.';
  if (!URL.canParse(text)) return { problem };
  const url = new URL(text);
  const isOrigin = /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  return isOrigin ? { value: url.origin } : { problem };
}

/** Parses an address to which paths can be added; the value has no slash at its end. */
export function baseUrl(text: string): Parsed<string> {
  const problem = 'write an address, such as https://images.example.com/casebook, without a query.';
  if (!URL.canParse(text)) return { problem };
  const { protocol, href, search, hash, username, password } = new URL(text);
  const isBase =
    /^https?:$/.test(protocol) && [search, hash, username, password].every((part) => part === '');
  return isBase ? { value: href.replace(/\/+$/, '') } : { problem };
}

/** Parses a list of origins, or `*` for any. */
export function origins(text: string): Parsed<'*' | readonly string[]> {
  return text === '*' ? { value: '*' } : listOf(origin)(text);
}

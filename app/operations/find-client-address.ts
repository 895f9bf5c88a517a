import type { IncomingHttpHeaders } from 'node:http';

/** An IPv4 or IPv6 address, in brackets or not, with or without a port. IPv4 in IPv6 becomes IPv4. */
const pattern =
  /^\[?(?:::ffff:)?((?:\d{1,3}\.){3}\d{1,3}|[\da-f]{0,4}:[\da-f:.]{1,43})(?:%\w{1,20})?\]?(?::\d{1,5})?$/i;

/**
 * Returns the address of the client, for the log only; undefined if it is not known.
 *
 * Each proxy appends the address that it sees to `X-Forwarded-For`. Clients can send this header, too, so only the entries
 * of trusted proxies count, from the end.
 *
 * @param trustedProxies the number of proxies in front that append to the header; 0: the header is not read
 */
export function findClientAddress(
  headers: IncomingHttpHeaders,
  { remoteAddress = '' }: { readonly remoteAddress?: string | undefined },
  trustedProxies: number,
): string | undefined {
  const header = headers['x-forwarded-for']?.toString() ?? '';
  const forwarded = header.split(',').filter((entry) => entry.trim() !== '');
  const chain = [...(trustedProxies === 0 ? [] : forwarded.slice(-trustedProxies)), remoteAddress];
  return pattern.exec(chain[0]?.trim() ?? '')?.[1];
}

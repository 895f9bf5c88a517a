import * as dns from 'node:dns';
import type * as net from 'node:net';
import ipaddr from 'ipaddr.js';

/** The only part of IPv6 from which IANA assigns public addresses (RFC 4291, 2.4). */
const assignedIpv6 = ipaddr.parseCIDR('2000::/3');

/** A host outside of the public internet, to which requests need permission. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/**
 * Whether an IP address belongs to this machine, a local network or a special-purpose network. Addresses that embed an IPv4
 * address (mapped, NAT64, 6to4, Teredo) do, because they may lead to any of these.
 *
 * @throws Error if the text is not an IP address
 */
export function isPrivateAddress(address: string): boolean {
  const parsed = ipaddr.parse(address);
  const isAssigned = parsed.kind() === 'ipv4' || parsed.match(assignedIpv6);
  // The library lists the special-purpose networks of the IANA registries, and calls the rest `unicast`.
  return !isAssigned || parsed.range() !== 'unicast';
}

/**
 * Looks up a host like `dns.lookup`, and fails if it has only private addresses. As the `lookup` option of a request it
 * decides the address of the connection itself, so a second DNS response cannot change the address (DNS rebinding).
 */
export const lookupPublic: net.LookupFunction = (host, options, callback) => {
  dns.lookup(host, { ...options, all: true }, (error, found) => {
    const addresses = error ? [] : found.filter(({ address }) => !isPrivateAddress(address));
    const [first] = addresses;
    if (error || first === undefined) callback(error ?? new PrivateAddressError(host), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

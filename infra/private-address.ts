import * as dns from 'node:dns';
import * as net from 'node:net';

/** Networks outside of the public internet (IANA special-purpose registries), and their IPv6 forms. */
const privateNetworks: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['::ffff:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

// A list for each family, because Node matches every IPv4 address with `::ffff:0:0/96`, too.
const blocked = { ipv4: new net.BlockList(), ipv6: new net.BlockList() };
for (const [network, prefix, family] of privateNetworks) blocked[family].addSubnet(network, prefix, family);

/** A host outside of the public internet, to which requests need permission. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** Whether an IP address belongs to this machine, a local network or a special-purpose network. */
export function isPrivateAddress(address: string): boolean {
  const family = net.isIPv6(address) ? 'ipv6' : 'ipv4';
  return blocked[family].check(address, family);
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

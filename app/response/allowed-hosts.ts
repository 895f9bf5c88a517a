/** What is read of a request. */
interface HostFacts {
  readonly headers: { readonly host?: string | undefined };
  readonly socket: { readonly localAddress?: string | undefined };
}

/** A host as clients write it, with brackets around IPv6; the port does not matter. */
const form = /^(\[[\da-f:.]+\]|[^:[\]]+)(?::\d*)?$/i;

/** Whether a host or an address is that of this machine to itself. */
export function isLoopback(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/**
 * Creates the check of hosts against DNS rebinding: a site whose name leads to this machine would be of the same origin as
 * this server in a browser, and could read everything.
 *
 * It allows the names of this machine, the address that a connection was made to, and `names`, in lower case.
 */
export function createHostCheck(names: readonly string[]): (request: HostFacts) => boolean {
  return ({ headers, socket }) => {
    const host = form.exec(headers.host ?? '')?.[1]?.toLowerCase();
    if (host === undefined) return false;
    // A socket for both IPv4 and IPv6 has IPv4 addresses in their mapped form.
    const address = socket.localAddress?.replace(/^::ffff:/, '') ?? '';
    return isLoopback(host) || [address, `[${address}]`, ...names].includes(host);
  };
}

import type { LookupAddress } from 'node:dns';
import fs from 'node:fs';
import type { LookupFunction } from 'node:net';

/** Each name server is asked once, and has this many milliseconds. */
const patience = { timeout: 500, tries: 1 };

/** Finds the addresses of a host, for sockets; see {@link findAddresses}. */
export const lookUpHost: LookupFunction = (host, options, callback) => {
  findAddresses(host).then(
    (addresses) => {
      const [first] = addresses;
      if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    },
    (error: unknown) => {
      callback(error as NodeJS.ErrnoException, '');
    },
  );
};

/**
 * Returns the addresses of a host; there is at least one.
 *
 * Node's own lookup waits in a thread while name servers are silent, up to half a minute, and an exit waits for the threads.
 * So this asks the name servers itself. It leaves to Node the names of the hosts file, and the ones that the name servers do
 * not have: with the search domains of the system they may exist.
 *
 * @param servers name servers instead of those of the system
 * @throws Error with the code of Node's `dns`
 */
export async function findAddresses(host: string, servers?: readonly string[]): Promise<LookupAddress[]> {
  // Loaded on first use, because most servers need it never.
  const dns = await import('node:dns');
  const askSystem = () => dns.promises.lookup(host, { all: true });
  if (readHostNames().includes(host)) return askSystem();
  const resolver = new dns.promises.Resolver(patience);
  if (servers) resolver.setServers(servers);
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer, i) =>
    answer.status === 'rejected' ? [] : answer.value.map((address) => ({ address, family: i === 0 ? 4 : 6 })),
  );
  if (addresses.length > 0) return addresses;
  const errors = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as Error) : null));
  const silence = errors.find((error) => error && 'code' in error && error.code === dns.TIMEOUT);
  if (silence) throw silence;
  return askSystem();
}

/** Names with an address of their own on this machine; none where there is no such file. */
function readHostNames(): string[] {
  const file = '/etc/hosts';
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').replace(/#.*/g, '').split(/\s+/) : [];
}

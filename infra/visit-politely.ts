import { setTimeout } from 'node:timers/promises';
import { forEachConcurrently } from './for-each-concurrently';

/** Limits of the requests. */
export interface Politeness {
  /** The number of hosts at a time. */
  readonly hosts: number;
  /** The number of requests to the same host at a time. */
  readonly perHost: number;
  /** The pause after each request to a host, in ms. */
  readonly pauseMs: number;
}

/** Visits URLs politely: several hosts at a time, but few requests to the same host, with a pause after each. */
export async function visitPolitely(
  urls: readonly string[],
  { hosts, perHost, pauseMs }: Politeness,
  visit: (url: string) => Promise<void>,
): Promise<void> {
  const byHost = new Map<string, string[]>();
  for (const url of urls) {
    const host = URL.canParse(url) ? new URL(url).host : '';
    const same = byHost.get(host);
    if (same) same.push(url);
    else byHost.set(host, [url]);
  }
  await forEachConcurrently([...byHost.values()], hosts, (same) =>
    forEachConcurrently(same, perHost, async (url) => {
      await visit(url);
      // No pause after the last request.
      if (url !== same.at(-1)) await setTimeout(pauseMs);
    }),
  );
}

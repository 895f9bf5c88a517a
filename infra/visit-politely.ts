import { setTimeout } from 'node:timers/promises';
import { forEachConcurrently } from './for-each-concurrently';

/** How hosts are asked. */
export interface Politeness {
  /** Hosts asked at once. */
  readonly hosts: number;
  /** Requests to one host at once. */
  readonly perHost: number;
  /** What a host is left in peace after each, in ms. */
  readonly pauseMs: number;
}

/** Asks for addresses: few at once of one host, with a pause after each, and several hosts side by side. */
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
      // Nobody waits after the last one.
      if (url !== same.at(-1)) await setTimeout(pauseMs);
    }),
  );
}

import type { SnapshotFiles } from './build-snapshots';
import type { CompiledServers } from './compile-servers';
import { makeCostlyQueries } from './make-queries';
import { median, summarize, type Spread } from './spread';
import { startServer, type MeasuredServer } from './start-server';

const rounds = 3;
/** Batches of searches and of requests to the baseline alternate, so that noise affects both alike. */
const batchSize = 100;
const costlyCount = 1_000;
const listPath = '/api/v1/articles';

/** Start of a server, and its memory after one list. */
export interface BootFigures {
  readonly bootMs: number;
  readonly rss: number;
}

/** The results of the search benchmark; times in ms, memory in bytes. */
export interface SearchFigures {
  /** Medians of three starts without a search, with a complete snapshot and with one without sections. */
  readonly boot: { readonly complete: BootFigures; readonly withoutSections: BootFigures };
  /** Medians of three starts. */
  readonly firstSearch: { readonly ms: number; readonly rssBefore: number; readonly rssAfter: number };
  readonly searches: Spread & {
    readonly withResults: number;
    readonly medianBytes: number;
    readonly rssAfter: number;
  };
  /** Queries that are made to cost much; some may be refused. */
  readonly costly: Spread & { readonly refused: number };
  /** The baseline, sending as many bytes. */
  readonly baseline: Spread & { readonly bytes: number };
}

export interface SearchBench {
  readonly servers: CompiledServers;
  readonly snapshots: SnapshotFiles;
  readonly queries: readonly string[];
  readonly log: (line: string) => void;
}

/** Measures starts, the first search and later searches. */
export async function benchSearch(bench: SearchBench): Promise<SearchFigures> {
  const { log, queries } = bench;
  const [withoutSections, complete, first]: [BootFigures[], BootFigures[], SearchFigures['firstSearch'][]] = [
    [],
    [],
    [],
  ];
  for (let round = 1; round <= rounds; round++) {
    log(`Starting servers, ${round} of ${rounds}`);
    await withServer(bench, 'withoutSections', async (server) =>
      withoutSections.push(await measureBoot(server)),
    );
    await withServer(bench, 'complete', async (server) => {
      const boot = await measureBoot(server);
      complete.push(boot);
      const { ms } = await server.get(toPath(queries[0] ?? 'a'));
      first.push({ ms, rssBefore: boot.rss, rssAfter: await server.rss() });
    });
  }
  log(`Searching ${queries.length} times`);
  const later = await withServer(bench, 'complete', (server) => measureSearches(bench, server));
  return {
    boot: { complete: joinBoots(complete), withoutSections: joinBoots(withoutSections) },
    firstSearch: {
      ms: median(first.map(({ ms }) => ms)),
      rssBefore: median(first.map(({ rssBefore }) => rssBefore)),
      rssAfter: median(first.map(({ rssAfter }) => rssAfter)),
    },
    ...later,
  };
}

async function withServer<T>(
  { servers, snapshots }: SearchBench,
  kind: keyof SnapshotFiles,
  work: (server: MeasuredServer) => Promise<T>,
): Promise<T> {
  const server = await startServer(servers.content, [], { CONTENT_SNAPSHOT: snapshots[kind] });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function measureBoot(server: MeasuredServer): Promise<BootFigures> {
  await server.get(listPath);
  return { bootMs: server.bootMs, rss: await server.rss() };
}

function joinBoots(boots: readonly BootFigures[]): BootFigures {
  return { bootMs: median(boots.map(({ bootMs }) => bootMs)), rss: median(boots.map(({ rss }) => rss)) };
}

async function measureSearches({ servers, queries }: SearchBench, server: MeasuredServer) {
  // Loads the index first: the first search is measured separately.
  const { body } = await server.get(toPath('a b'));
  const bytes = [body.length];
  for (const query of queries.slice(0, 20)) bytes.push((await server.get(toPath(query))).body.length);
  const size = median(bytes);
  const baseline = await startServer(servers.baseline, [String(size)]);
  try {
    const [times, baselineTimes, sizes]: [number[], number[], number[]] = [[], [], []];
    let withResults = 0;
    for (let start = 0; start < queries.length; start += batchSize) {
      for (const query of queries.slice(start, start + batchSize)) {
        const response = await server.get(toPath(query));
        times.push(response.ms);
        sizes.push(response.body.length);
        // Our own server, so the response needs no validation.
        const { meta } = JSON.parse(response.body.toString()) as { meta: { total: number } };
        if (meta.total > 0) withResults += 1;
      }
      for (let i = 0; i < batchSize; i++) baselineTimes.push((await baseline.get('/')).ms);
    }
    const costly = await measureCostly(server);
    return {
      costly,
      searches: {
        ...summarize(times),
        withResults,
        medianBytes: median(sizes),
        rssAfter: await server.rss(),
      },
      baseline: { ...summarize(baselineTimes), bytes: size },
    };
  } finally {
    await baseline.stop();
  }
}

async function measureCostly(server: MeasuredServer): Promise<SearchFigures['costly']> {
  const times: number[] = [];
  let refused = 0;
  for (const query of makeCostlyQueries(costlyCount)) {
    const started = performance.now();
    await server.get(toPath(query)).catch((error: unknown) => {
      if (!String(error).includes(': 400 ')) throw error;
      refused += 1;
    });
    times.push(performance.now() - started);
  }
  return { ...summarize(times), refused };
}

function toPath(query: string): string {
  return `${listPath}?q=${encodeURIComponent(query)}`;
}

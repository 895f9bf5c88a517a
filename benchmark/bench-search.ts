import type { SnapshotFiles } from './build-snapshots';
import type { CompiledServers } from './compile-servers';
import { median, summarize, type Spread } from './spread';
import { startServer, type MeasuredServer } from './start-server';

const rounds = 3;
/** Queries and requests to the bare server take turns, so that noise of the machine meets both. */
const turn = 100;
const listPath = '/api/v1/articles';

/** A server that has answered one list. */
export interface BootFigures {
  readonly bootMs: number;
  readonly rss: number;
}

/** What searching showed; times in ms, memory in bytes. */
export interface SearchFigures {
  /** Medians of three starts. `whole`: of the snapshot with all sections, no search asked; `plain`: without any. */
  readonly boot: { readonly whole: BootFigures; readonly plain: BootFigures };
  /** Medians of three starts. */
  readonly firstSearch: { readonly ms: number; readonly rssBefore: number; readonly rssAfter: number };
  readonly searches: Spread & {
    readonly withResults: number;
    readonly medianBytes: number;
    readonly rssAfter: number;
  };
  /** A bare server answering as many bytes. */
  readonly reference: Spread & { readonly bytes: number };
}

export interface SearchBench {
  readonly servers: CompiledServers;
  readonly snapshots: SnapshotFiles;
  readonly queries: readonly string[];
  readonly tell: (line: string) => void;
}

/** Measures starts, first searches and later ones. */
export async function benchSearch(bench: SearchBench): Promise<SearchFigures> {
  const { tell, queries } = bench;
  const [plain, whole, first]: [BootFigures[], BootFigures[], SearchFigures['firstSearch'][]] = [[], [], []];
  for (let round = 1; round <= rounds; round++) {
    tell(`Starting servers, ${round} of ${rounds}`);
    await withServer(bench, 'plain', async (server) => plain.push(await measureBoot(server)));
    await withServer(bench, 'whole', async (server) => {
      const boot = await measureBoot(server);
      whole.push(boot);
      const { ms } = await server.get(toPath(queries[0] ?? 'a'));
      first.push({ ms, rssBefore: boot.rss, rssAfter: await server.rss() });
    });
  }
  tell(`Searching ${queries.length} times`);
  const later = await withServer(bench, 'whole', (server) => measureSearches(bench, server));
  return {
    boot: { whole: joinBoots(whole), plain: joinBoots(plain) },
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
  // The first search is measured on its own.
  const { body } = await server.get(toPath('a b'));
  const bytes = [body.length];
  for (const query of queries.slice(0, 20)) bytes.push((await server.get(toPath(query))).body.length);
  const size = median(bytes);
  const bare = await startServer(servers.bare, [String(size)]);
  try {
    const [times, references, sizes]: [number[], number[], number[]] = [[], [], []];
    let withResults = 0;
    for (let start = 0; start < queries.length; start += turn) {
      for (const query of queries.slice(start, start + turn)) {
        const answer = await server.get(toPath(query));
        times.push(answer.ms);
        sizes.push(answer.body.length);
        // Our own server: the contract says what is in a list.
        const { meta } = JSON.parse(answer.body.toString()) as { meta: { total: number } };
        if (meta.total > 0) withResults += 1;
      }
      for (let i = 0; i < turn; i++) references.push((await bare.get('/')).ms);
    }
    return {
      searches: {
        ...summarize(times),
        withResults,
        medianBytes: median(sizes),
        rssAfter: await server.rss(),
      },
      reference: { ...summarize(references), bytes: size },
    };
  } finally {
    await bare.stop();
  }
}

function toPath(query: string): string {
  return `${listPath}?q=${encodeURIComponent(query)}`;
}

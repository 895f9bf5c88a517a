import path from 'node:path';
import { buildSnapshots } from './build-snapshots';
import type { CompiledServers } from './compile-servers';
import { createRandom } from './random';
import { replicateContent } from './replicate-content';
import { median } from './spread';
import { startServer } from './start-server';

/** How many lists, articles and searches are requested before memory is read again. */
const requestCounts = { lists: 400, articles: 200, searches: 100 };

/** The costs of a number of articles; times in ms, sizes in bytes. */
export interface GrowthFigures {
  readonly articles: number;
  readonly build: { readonly renderMs: number; readonly sectionsMs: number; readonly peakRss: number };
  readonly snapshotBytes: number;
  readonly bootMs: number;
  /** Resident memory of the server: after one list, after lists and articles, and after searches. */
  readonly rss: { readonly first: number; readonly lists: number; readonly searches: number };
  /** Median for lists with new combinations of filters and all facets, one at a time. */
  readonly newListMs: number;
}

export interface GrowthBench {
  /** The project folder, whose articles are replicated. */
  readonly root: string;
  /** Working folder; the caller removes it. */
  readonly folder: string;
  readonly sizes: readonly number[];
  readonly compiled: CompiledServers;
  readonly log: (line: string) => void;
}

/** Builds and serves contents of growing size. */
export async function benchGrowth({ root, folder, sizes, compiled, log }: GrowthBench) {
  const all: GrowthFigures[] = [];
  for (const articles of sizes) {
    log(`Generating ${articles} articles`);
    const work = path.join(folder, `growth-${articles}`);
    replicateContent(path.join(root, 'content'), path.join(work, 'content'), articles);
    const { files, figures } = await buildSnapshots(path.join(work, 'content'), work, log);
    // In kilobytes. It is the peak of this process so far; sizes grow, so it is that of this build.
    const peakRss = process.resourceUsage().maxRSS * 1024;
    log(`Serving ${articles} articles`);
    all.push({
      articles,
      build: { ...figures.build, peakRss },
      snapshotBytes: figures.bytes.snapshot,
      ...(await measureServer(compiled, files.complete)),
    });
  }
  return all;
}

async function measureServer(
  compiled: CompiledServers,
  snapshot: string,
): Promise<Pick<GrowthFigures, 'bootMs' | 'rss' | 'newListMs'>> {
  const server = await startServer(compiled.content, [], { CONTENT_SNAPSHOT: snapshot });
  try {
    await server.get('/api/v1/articles');
    const first = await server.rss();
    const { body } = await server.get('/api/v1/articles?limit=100&fields=id,tags,authors');
    // Our own server, so the response needs no validation.
    const { data } = JSON.parse(body.toString()) as { data: [ListedArticle, ...ListedArticle[]] };
    const random = createRandom(1);
    const times: number[] = [];
    for (let i = 0; i < requestCounts.lists; i++) {
      const one = random.pick(data);
      const query = new URLSearchParams({
        'tag.not': one.tags[0] ?? 'none',
        from: `20${20 + (i % 5)}-0${1 + (i % 9)}`,
        sort: random.pick(['-date', 'title', 'date']),
        page: String(1 + (i % 3)),
        limit: String(5 + (i % 90)),
        facets: 'collection,category,tag,author,year',
      });
      times.push((await server.get(`/api/v1/articles?${query}`)).ms);
    }
    for (let i = 0; i < requestCounts.articles; i++)
      await server.get(`/api/v1/articles/${random.pick(data).id}`);
    const lists = await server.rss();
    for (let i = 0; i < requestCounts.searches; i++) {
      const word = random.pick(data).tags[0] ?? 'egg';
      await server.get(`/api/v1/articles?q=${encodeURIComponent(word)}&page=${1 + i}`);
    }
    return {
      bootMs: server.bootMs,
      rss: { first, lists, searches: await server.rss() },
      newListMs: median(times),
    };
  } finally {
    await server.stop();
  }
}

interface ListedArticle {
  readonly id: string;
  readonly tags: readonly string[];
}

/** Formats the figures as a Markdown table, one row per size. */
export function formatGrowth(all: readonly GrowthFigures[]): string {
  const rows = all.map(({ articles, build, snapshotBytes, bootMs, rss, newListMs }) => {
    const cells = [
      articles.toLocaleString('en'),
      `${seconds(build.renderMs)} + ${seconds(build.sectionsMs)}; ${megabytes(build.peakRss)}`,
      megabytes(snapshotBytes),
      `${bootMs.toFixed(0)} ms`,
      [rss.first, rss.lists, rss.searches].map(megabytes).join(', '),
      `${newListMs.toFixed(1)} ms`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `Growth, Node.js ${process.version}. Memory of the server: after one list; after ${requestCounts.lists} new lists with all facets and`,
    `${requestCounts.articles} articles; after ${requestCounts.searches} searches.`,
    '',
    '| articles | build: rendering, sections; peak memory | snapshot | start | memory of the server | new list, median |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

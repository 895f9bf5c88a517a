import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { httpGet, type HttpResponse } from '../http-get';
import { buildSnapshots } from '../build-snapshots';
import type { CompiledServers } from '../compile-servers';
import { startServer, type MeasuredServer } from '../start-server';
import { makeWork, readNames } from '../throughput/work';
import { judgeResponse, type KnownRevision, type SwapResponse, type Verdict } from './judge-response';

/** The results of swapping content under load. */
export interface SwapReport {
  readonly articles: number;
  readonly swaps: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** How many of the responses were 304. */
  readonly notModified: number;
  readonly compressed: number;
}

export interface SwapBench {
  readonly compiled: CompiledServers;
  readonly contentDir: string;
  readonly folder: string;
  readonly requests: number;
  readonly log: (line: string) => void;
}

/** Number of content variants that are swapped in turn. */
const variantCount = 4;
const connections = 20;
/** Pause between two swaps in ms. */
const swapPauseMs = 25;
const encodings = ['identity', 'gzip', 'br'];

/** Requests a mix of lists and articles while the content is swapped continuously, and checks every response. */
export async function benchSwap(bench: SwapBench): Promise<SwapReport> {
  const { compiled, folder, requests, log } = bench;
  const files = await buildVariants(bench);
  const server = await startServer(compiled.swap, files, { CONTENT_SNAPSHOT: files[0] ?? '' });
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  try {
    const revisions = new Map<string, KnownRevision>();
    for (let i = 0; i < variantCount; i++) {
      revisions.set(await swap(server), { digests: await readDigests(server), etags: new Map() });
    }
    const names = await readNames(async (name) => (await server.get(name)).body);
    const mix = makeWork(names, 'serverless', 0).find(({ name }) => name.startsWith('mix'))?.paths ?? [];
    const served: string[] = [await swap(server)];
    const report = {
      articles: names.ids.length,
      swaps: 0,
      verdicts: { right: 0, failed: 0, stale: 0, mixed: 0 },
      notModified: 0,
      compressed: 0,
    };
    let requestCount = 0;
    const keepRequesting = async () => {
      while (requestCount < requests) {
        const i = requestCount++;
        const name = mix[i % mix.length] ?? '/';
        const before = served.length - 1;
        const known = revisions.get(served[before] ?? '');
        const sentEtag = i % 4 === 0 ? (known?.etags.get(name) ?? '') : '';
        const encoding = encodings[i % encodings.length] ?? '';
        const headers = {
          'accept-encoding': encoding,
          ...(sentEtag !== '' && { 'if-none-match': sentEtag }),
        };
        const raw = await httpGet({ agent, port: server.port, path: name, headers });
        const { response, etag, isCompressed } = parseResponse(raw);
        // The next revision may be live already, before the response of its swap has arrived.
        const next = revisionAfter(revisions, served.at(-1) ?? '');
        const possible = new Set([...served.slice(before), next]);
        const verdict = judgeResponse(name, { ...response, possible, sentEtag }, revisions);
        report.verdicts[verdict]++;
        if (response.status === 304) report.notModified++;
        if (isCompressed) report.compressed++;
        if (response.status === 200) revisions.get(response.revision)?.etags.set(name, etag);
        if (report.verdicts.right % 20_000 === 0) log(`${report.verdicts.right} responses right`);
      }
    };
    const keepSwapping = async () => {
      while (requestCount < requests) {
        served.push(await swap(server));
        report.swaps++;
        await new Promise((resolve) => setTimeout(resolve, swapPauseMs));
      }
    };
    log(`Sending ${requests} requests over ${connections} connections while content is swapped`);
    await Promise.all([keepSwapping(), ...Array.from({ length: connections }, keepRequesting)]);
    return report;
  } finally {
    agent.destroy();
    await server.stop();
    for (const file of files) fs.rmSync(file, { force: true });
    fs.rmSync(path.join(folder, 'variants'), { recursive: true, force: true });
  }
}

/** Builds snapshots of the same articles, each with a different text, so that no two have a digest in common. */
async function buildVariants({ contentDir, folder, log }: SwapBench): Promise<string[]> {
  const files: string[] = [];
  for (let i = 0; i < variantCount; i++) {
    const variant = path.join(folder, 'variants', String(i));
    fs.cpSync(contentDir, variant, { recursive: true });
    for (const name of fs.readdirSync(variant, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.md'))
        fs.appendFileSync(path.join(variant, name), `\n\nText ${i} of ${variantCount}.\n`);
    }
    const { files: built } = await buildSnapshots(variant, folder, log);
    files.push(path.join(folder, `${i}.snapshot`));
    fs.renameSync(built.complete, files[i] ?? '');
  }
  return files;
}

async function swap(server: MeasuredServer): Promise<string> {
  // Our own server, so the response needs no validation.
  return (JSON.parse((await server.get('/swap')).body.toString()) as { revision: string }).revision;
}

async function readDigests(server: MeasuredServer): Promise<Map<string, string>> {
  const { body } = await server.get('/api/v1/manifest');
  const { data } = JSON.parse(body.toString()) as { data: readonly { id: string; digest: string }[] };
  return new Map(data.map(({ id, digest }) => [id, digest]));
}

/** The revision that is swapped in after another one. */
function revisionAfter(revisions: ReadonlyMap<string, unknown>, revision: string): string {
  const order = [...revisions.keys()];
  return order[(order.indexOf(revision) + 1) % order.length] ?? '';
}

interface ParsedResponse {
  readonly response: Omit<SwapResponse, 'possible' | 'sentEtag'>;
  readonly etag: string;
  readonly isCompressed: boolean;
}

function parseResponse({ status, headers, body }: HttpResponse): ParsedResponse {
  const encoding = headers['content-encoding'];
  const revision = headers['x-content-revision']?.toString() ?? '';
  const articles = status === 200 ? readArticles(decompress(body, encoding)) : [];
  return {
    response: { status, revision, articles },
    etag: headers.etag ?? '',
    isCompressed: encoding !== undefined,
  };
}

function decompress(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}

/** Reads the articles of a list, or the single article. */
function readArticles(body: Buffer): SwapResponse['articles'] {
  const { data } = JSON.parse(body.toString()) as {
    data: SwapResponse['articles'] | SwapResponse['articles'][number];
  };
  return 'digest' in data ? [data] : data;
}

/** Formats the results as one sentence. */
export function formatSwap({ articles, swaps, verdicts, notModified, compressed }: SwapReport): string {
  const { right, failed, stale, mixed } = verdicts;
  return (
    `Swap: ${right + failed + stale + mixed} responses over ${articles} articles, content swapped ${swaps} times: ` +
    `${failed} failed, ${stale} stale, ${mixed} mixed; ${notModified} were 304, ${compressed} compressed.`
  );
}

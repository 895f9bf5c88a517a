import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ask, type Answer } from '../ask';
import { buildSnapshots } from '../build-snapshots';
import type { CompiledServers } from '../compile-servers';
import { startServer, type MeasuredServer } from '../start-server';
import { makeWork, readNames } from '../throughput/work';
import { judgeAnswer, type KnownRevision, type SwapAnswer, type Verdict } from './judge-answer';

/** What came of swapping content under load. */
export interface SwapReport {
  readonly articles: number;
  readonly swaps: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Among them. */
  readonly notModified: number;
  readonly compressed: number;
}

export interface SwapBench {
  readonly compiled: CompiledServers;
  readonly contentDir: string;
  readonly folder: string;
  readonly answers: number;
  readonly tell: (line: string) => void;
}

/** Contents that are swapped in turns. */
const variantCount = 4;
const connections = 20;
/** From one swap to the next, in ms. */
const pause = 25;
const encodings = ['identity', 'gzip', 'br'];

/** Asks a mix of lists and articles while the content is swapped all the time, and judges every answer. */
export async function benchSwap(bench: SwapBench): Promise<SwapReport> {
  const { compiled, folder, answers, tell } = bench;
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
    let asked = 0;
    const askOn = async () => {
      while (asked < answers) {
        const i = asked++;
        const name = mix[i % mix.length] ?? '/';
        const before = served.length - 1;
        const known = revisions.get(served[before] ?? '');
        const held = i % 4 === 0 ? (known?.etags.get(name) ?? '') : '';
        const encoding = encodings[i % encodings.length] ?? '';
        const headers = { 'accept-encoding': encoding, ...(held !== '' && { 'if-none-match': held }) };
        const sent = await ask({ agent, port: server.port, path: name, headers });
        const { answer, etag, isCompressed } = readAsked(sent);
        // The next one may be served already, and its swap not yet be told.
        const next = nextOf(revisions, served.at(-1) ?? '');
        const possible = new Set([...served.slice(before), next]);
        const verdict = judgeAnswer(name, { ...answer, possible, held }, revisions);
        report.verdicts[verdict]++;
        if (answer.status === 304) report.notModified++;
        if (isCompressed) report.compressed++;
        if (answer.status === 200) revisions.get(answer.revision)?.etags.set(name, etag);
        if (report.verdicts.right % 20_000 === 0) tell(`${report.verdicts.right} answers right`);
      }
    };
    const swapOn = async () => {
      while (asked < answers) {
        served.push(await swap(server));
        report.swaps++;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    };
    tell(`Asking ${answers} times over ${connections} connections while content is swapped`);
    await Promise.all([swapOn(), ...Array.from({ length: connections }, askOn)]);
    return report;
  } finally {
    agent.destroy();
    await server.stop();
    for (const file of files) fs.rmSync(file, { force: true });
    fs.rmSync(path.join(folder, 'variants'), { recursive: true, force: true });
  }
}

/** Snapshots of the same articles, each with another text, so that no digest is the same in two. */
async function buildVariants({ contentDir, folder, tell }: SwapBench): Promise<string[]> {
  const files: string[] = [];
  for (let i = 0; i < variantCount; i++) {
    const variant = path.join(folder, 'variants', String(i));
    fs.cpSync(contentDir, variant, { recursive: true });
    for (const name of fs.readdirSync(variant, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.md'))
        fs.appendFileSync(path.join(variant, name), `\n\nText ${i} of ${variantCount}.\n`);
    }
    const { files: built } = await buildSnapshots(variant, folder, tell);
    files.push(path.join(folder, `${i}.snapshot`));
    fs.renameSync(built.whole, files[i] ?? '');
  }
  return files;
}

async function swap(server: MeasuredServer): Promise<string> {
  // Our own server says so.
  return (JSON.parse((await server.get('/swap')).body.toString()) as { revision: string }).revision;
}

async function readDigests(server: MeasuredServer): Promise<Map<string, string>> {
  const { body } = await server.get('/api/v1/manifest');
  const { data } = JSON.parse(body.toString()) as { data: readonly { id: string; digest: string }[] };
  return new Map(data.map(({ id, digest }) => [id, digest]));
}

/** They come in turns. */
function nextOf(revisions: ReadonlyMap<string, unknown>, revision: string): string {
  const order = [...revisions.keys()];
  return order[(order.indexOf(revision) + 1) % order.length] ?? '';
}

interface Asked {
  readonly answer: Omit<SwapAnswer, 'possible' | 'held'>;
  readonly etag: string;
  readonly isCompressed: boolean;
}

function readAsked({ status, headers, body }: Answer): Asked {
  const encoding = headers['content-encoding'];
  const revision = headers['x-content-revision']?.toString() ?? '';
  const articles = status === 200 ? readArticles(unpack(body, encoding)) : [];
  return {
    answer: { status, revision, articles },
    etag: headers.etag ?? '',
    isCompressed: encoding !== undefined,
  };
}

function unpack(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}

/** Those of a list, or the one of an article. */
function readArticles(body: Buffer): SwapAnswer['articles'] {
  const { data } = JSON.parse(body.toString()) as {
    data: SwapAnswer['articles'] | SwapAnswer['articles'][number];
  };
  return 'digest' in data ? [data] : data;
}

/** One sentence. */
export function formatSwap({ articles, swaps, verdicts, notModified, compressed }: SwapReport): string {
  const { right, failed, stale, mixed } = verdicts;
  return (
    `Swap: ${right + failed + stale + mixed} answers over ${articles} articles, content swapped ${swaps} times: ` +
    `${failed} failed, ${stale} stale, ${mixed} mixed; ${notModified} were 304, ${compressed} compressed.`
  );
}

import fs from 'node:fs';
import path from 'node:path';
import type { CompiledServers } from '../compile-servers';
import { median } from '../spread';
import { startServer, type MeasuredServer } from '../start-server';
import { readCpuMs } from './cpu-time';
import { chooseCores } from './cores';
import { fetchPrepared } from './fetch-prepared';
import { createGenerator, type Generator } from './generate-load';
import { soak, type SoakMinute } from './soak';
import { makeWork, readNames, type Work } from './work';

export const servers = ['node:http', 'Koa', 'Casebook'] as const;
export type ServerName = (typeof servers)[number];

/** Medians of all rounds for one server and one kind of work. */
export interface Figure {
  /** Requests per second of CPU time of the server. */
  readonly perCpuSecond: number;
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Ratio to the baseline, `node:http`, in the same rounds. */
  readonly ratio: number;
  /** Half of the range of the ratio over the rounds, relative to the ratio. */
  readonly noise: number;
}

/** The figures of one kind of work, by server. */
export interface ThroughputRow {
  readonly work: string;
  readonly figures: Readonly<Record<ServerName, Figure>>;
}

/** The results of one run. */
export interface ThroughputReport {
  readonly machine: { readonly node: string; readonly generator: string; readonly isPinned: boolean };
  readonly articles: number;
  readonly rounds: number;
  readonly rows: readonly ThroughputRow[];
  readonly soak?: readonly SoakMinute[];
}

/** What to measure. */
export interface ThroughputBench {
  readonly compiled: CompiledServers;
  readonly snapshot: string;
  /** Working folder; the caller removes it. */
  readonly folder: string;
  readonly rounds: number;
  readonly soakMinutes: number;
  readonly log: (line: string) => void;
}

interface Sample {
  readonly perCpuSecond: number;
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** Seconds of load per server, kind of work and round. */
const roundSeconds = 1;
/**
 * Warm-up rounds by kind of work. For responses that are not cached V8 compiles for seconds, and again after connections
 * were closed.
 */
const warmUps: Readonly<Record<Work['kind'], number>> = { repeated: 1, '304': 1, new: 5 };
/** New URLs for one round and one server; more than a server can handle in that time. */
const newPerRound = 30_000;

/** Measures the three servers alternately, by kind of work and round. */
export async function benchThroughput(bench: ThroughputBench): Promise<ThroughputReport> {
  const { compiled, snapshot, folder, rounds, soakMinutes, log } = bench;
  const cores = chooseCores();
  const generator = createGenerator(cores.loadPrefix);
  const started: MeasuredServer[] = [];
  const start = async (script: string, args: string[], env: Record<string, string> = {}) => {
    const server = await startServer(script, args, env);
    started.push(server);
    cores.pinServer(server.pid);
    return server;
  };
  try {
    const casebook = await start(compiled.content, [], { CONTENT_SNAPSHOT: snapshot });
    const names = await readNames(async (url) => (await casebook.get(url)).body);
    // Warm-up rounds need new URLs, too.
    const works = makeWork(names, 'serverless', newPerRound * (rounds + warmUps.new));
    log(`Fetching responses of ${works.length} kinds of work for node:http and Koa`);
    const prepared = path.join(folder, 'prepared.json');
    const etag = await fetchPrepared(casebook.port, works, prepared);
    const byName: Record<ServerName, MeasuredServer> = {
      'node:http': await start(compiled.nodeHttp, [prepared]),
      Koa: await start(compiled.koa, [prepared]),
      Casebook: casebook,
    };
    const rows: ThroughputRow[] = [];
    for (const work of works) {
      log(`Measuring ${work.name}, ${rounds} rounds`);
      rows.push(await measureWork(work, { byName, generator, folder, rounds, etag }));
    }
    const mix = works.find(({ name }) => name.startsWith('mix'));
    const minutes =
      soakMinutes > 0 && mix
        ? await soak(casebook, { generator, mix, folder, minutes: soakMinutes, log })
        : undefined;
    return {
      machine: { node: process.version, generator: generator.name, isPinned: cores.isPinned },
      articles: names.ids.length,
      rounds,
      rows,
      ...(minutes && { soak: minutes }),
    };
  } finally {
    await Promise.all(started.map((server) => server.stop()));
  }
}

interface MeasureContext {
  readonly byName: Readonly<Record<ServerName, MeasuredServer>>;
  readonly generator: Generator;
  readonly folder: string;
  readonly rounds: number;
  readonly etag: string;
}

async function measureWork(work: Work, setting: MeasureContext): Promise<ThroughputRow> {
  const file = path.join(setting.folder, 'paths');
  fs.writeFileSync(file, work.paths.join('\n'));
  const samples: Record<ServerName, Sample[]> = { 'node:http': [], Koa: [], Casebook: [] };
  const warm = warmUps[work.kind];
  for (let round = 0; round < warm + setting.rounds; round++) {
    // Rotate the order of servers, so that noise affects all alike.
    for (let i = 0; i < servers.length; i++) {
      const name = servers[(round + i) % servers.length] ?? 'Casebook';
      const sample = await measure(work, setting, { name, file, round });
      if (round >= warm) samples[name].push(sample);
    }
  }
  const baseline = samples['node:http'];
  const sumUp = (own: readonly Sample[]): Figure => {
    const ratios = own.map(({ perCpuSecond }, i) => perCpuSecond / (baseline[i]?.perCpuSecond ?? Number.NaN));
    const ratio = median(ratios);
    return {
      perCpuSecond: median(own.map(({ perCpuSecond }) => perCpuSecond)),
      perSecond: median(own.map(({ perSecond }) => perSecond)),
      p99Ms: median(own.map(({ p99Ms }) => p99Ms)),
      ratio,
      noise: (Math.max(...ratios) - Math.min(...ratios)) / 2 / ratio,
    };
  };
  const figures = {
    'node:http': sumUp(baseline),
    Koa: sumUp(samples.Koa),
    Casebook: sumUp(samples.Casebook),
  };
  return { work: work.name, figures };
}

async function measure(
  work: Work,
  { byName, generator, etag }: MeasureContext,
  { name, file, round }: { name: ServerName; file: string; round: number },
): Promise<Sample> {
  const server = byName[name];
  const isNew = work.kind === 'new';
  const before = readCpuMs(server.pid);
  const began = performance.now();
  const outcome = await generator.run({
    port: server.port,
    seconds: roundSeconds,
    headers: work.kind === '304' ? { ...work.headers, 'if-none-match': etag } : work.headers,
    file,
    from: isNew ? round * newPerRound : 0,
    count: isNew ? newPerRound : work.paths.length,
  });
  const seconds = (performance.now() - began) / 1000;
  const cpuSeconds = (readCpuMs(server.pid) - before) / 1000;
  if (outcome.failed > 0)
    throw new Error(`${name} failed ${outcome.failed} of ${outcome.requests} requests of "${work.name}".`);
  return {
    perCpuSecond: outcome.requests / cpuSeconds,
    perSecond: outcome.requests / seconds,
    p99Ms: outcome.p99Ms,
  };
}

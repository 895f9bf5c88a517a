import fs from 'node:fs';
import path from 'node:path';
import type { CompiledServers } from '../compile-servers';
import { median } from '../spread';
import { startServer, type MeasuredServer } from '../start-server';
import { readCpuMs } from './cpu-time';
import { openCores } from './cores';
import { fetchReady } from './fetch-ready';
import { openGenerator, type Generator } from './generate-load';
import { soak, type SoakMinute } from './soak';
import { makeWork, readNames, type Work } from './work';

export const servers = ['node:http', 'Koa', 'Casebook'] as const;
export type ServerName = (typeof servers)[number];

/** Medians of all rounds for one server and one kind of work. */
export interface Figure {
  /** Per second of the server's time on a processor. */
  readonly perCpuSecond: number;
  readonly perSecond: number;
  readonly p99Ms: number;
  /** To `node:http` in the same rounds. */
  readonly ratio: number;
  /** Half of the range of the ratio over the rounds, as a share of it. */
  readonly noise: number;
}

/** One kind of work, by server. */
export interface ThroughputRow {
  readonly work: string;
  readonly figures: Readonly<Record<ServerName, Figure>>;
}

/** One run. */
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
  /** For lists of paths and bodies; emptied by the caller. */
  readonly folder: string;
  readonly rounds: number;
  readonly soakMinutes: number;
  readonly tell: (line: string) => void;
}

interface Sample {
  readonly perCpuSecond: number;
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** How long one server is asked one kind of work in one round, in seconds. */
const stretch = 1;
/**
 * Rounds before the first that counts, by kind of work. Where answers are made anew Node compiles for seconds, and once
 * more when connections were closed.
 */
const warmUps: Readonly<Record<Work['kind'], number>> = { repeated: 1, '304': 1, new: 5 };
/** URLs never seen before, for one round and one server; more than a server answers in that time. */
const newPerRound = 30_000;

/** Measures three servers in turns, kind by kind and round by round. */
export async function benchThroughput(bench: ThroughputBench): Promise<ThroughputReport> {
  const { compiled, snapshot, folder, rounds, soakMinutes, tell } = bench;
  const cores = openCores();
  const generator = openGenerator(cores.loadPrefix);
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
    // Rounds that warm up have URLs of their own.
    const works = makeWork(names, 'serverless', newPerRound * (rounds + warmUps.new));
    tell(`Asking for ${works.length} kinds of answers, for the reference servers`);
    const ready = path.join(folder, 'ready.json');
    const etag = await fetchReady(casebook.port, works, ready);
    const byName: Record<ServerName, MeasuredServer> = {
      'node:http': await start(compiled.ready, [ready]),
      Koa: await start(compiled.koa, [ready]),
      Casebook: casebook,
    };
    const rows: ThroughputRow[] = [];
    for (const work of works) {
      tell(`Measuring ${work.name}, ${rounds} rounds`);
      rows.push(await measureWork(work, { byName, generator, folder, rounds, etag }));
    }
    const mix = works.find(({ name }) => name.startsWith('mix'));
    const minutes =
      soakMinutes > 0 && mix
        ? await soak(casebook, { generator, mix, folder, minutes: soakMinutes, tell })
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

interface Setting {
  readonly byName: Readonly<Record<ServerName, MeasuredServer>>;
  readonly generator: Generator;
  readonly folder: string;
  readonly rounds: number;
  readonly etag: string;
}

async function measureWork(work: Work, setting: Setting): Promise<ThroughputRow> {
  const file = path.join(setting.folder, 'paths');
  fs.writeFileSync(file, work.paths.join('\n'));
  const samples: Record<ServerName, Sample[]> = { 'node:http': [], Koa: [], Casebook: [] };
  const warm = warmUps[work.kind];
  for (let round = 0; round < warm + setting.rounds; round++) {
    // Each begins in turn, so that what a machine does beside meets all.
    for (let i = 0; i < servers.length; i++) {
      const name = servers[(round + i) % servers.length] ?? 'Casebook';
      const sample = await measure(work, setting, { name, file, round });
      if (round >= warm) samples[name].push(sample);
    }
  }
  const reference = samples['node:http'];
  const sumUp = (own: readonly Sample[]): Figure => {
    const ratios = own.map(
      ({ perCpuSecond }, i) => perCpuSecond / (reference[i]?.perCpuSecond ?? Number.NaN),
    );
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
    'node:http': sumUp(reference),
    Koa: sumUp(samples.Koa),
    Casebook: sumUp(samples.Casebook),
  };
  return { work: work.name, figures };
}

async function measure(
  work: Work,
  { byName, generator, etag }: Setting,
  { name, file, round }: { name: ServerName; file: string; round: number },
): Promise<Sample> {
  const server = byName[name];
  const isNew = work.kind === 'new';
  const before = readCpuMs(server.pid);
  const began = performance.now();
  const outcome = await generator.run({
    port: server.port,
    seconds: stretch,
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

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run, UsageError } from '../cli/run';
import type { StartTable } from './bench-cold-start';
import { benchAttack, formatAttack, type AttackReport } from './attack/bench-attack';
import { benchGrowth, formatGrowth, type GrowthFigures } from './bench-growth';
import { benchPacked } from './bench-packed';
import { benchSearch } from './bench-search';
import { buildSnapshots, type BuiltSnapshots } from './build-snapshots';
import { compileServers, type CompiledServers } from './compile-servers';
import { makeQueries } from './make-queries';
import { formatReport, type BenchReport } from './report';
import { replicateContent } from './replicate-content';
import { benchShaving, formatShaving, type ShavingFigures } from './bench-shaving';
import { benchSwap, formatSwap, type SwapReport } from './swap/bench-swap';
import { benchThroughput, type ThroughputReport } from './throughput/bench-throughput';
import { findRegressions, readThroughput } from './throughput/compare';
import { drawThroughput } from './throughput/draw-throughput';
import { formatThroughput } from './throughput/format-throughput';

const help = `Usage: npm run bench [-- --only PART] [--content DIR | --articles N] [--rounds N] [--json FILE]

Measures search, throughput, growth and cold starts, and whether swapped content is served right; the parts run one after
another.

Search: builds a snapshot, starts the compiled server as a single process and asks it 1,000 different queries
made from its own articles, one after another, over the loopback device. The baseline, bare node:http that sends a
buffer of the same size, is measured in between, so that figures of different machines can be compared by their ratio.

Throughput: sends the same requests to the compiled server, bare node:http and Koa, both with prepared buffers, over 20
connections, in turns, and counts requests per second of the server's time on a processor. The load is made by wrk where
it is installed, else by autocannon; servers and load run on different cores where there is taskset. Linux only. About
two to three minutes. docs/performance.md tells how to read the figures.

Growth: builds and serves 10, 1,000 and 10,000 articles, and as many as --articles says: time and memory of the build, start,
memory of the server, and lists that were not asked before.

Swap: asks for 100,000 lists and articles, plain and compressed, over 20 connections, while another of four contents is put
in place every 25 ms, and exits 1 when an answer fails, mixes two contents or is of one that is served no more. Only
when it is asked for.

Attack: readers ask for 100 lists and articles a second, of a server with 256 MB, while others pipeline and read nothing, read 16
bytes a second, and search for many words: what readers notice. Linux only; the limit needs control groups. Only when it is
asked for.

Cold start: packs the application as \`npm run package\` does, and starts it with 10, 1,000 and 10,000 articles, taking turns
with the baseline, bare node:http, on a full core and on an eighth of one. From the start of the process to the first 200:
time, time on a processor, and the most memory.

Shaving: packs the application without each of the changes in packaging/shaving, and starts these packages in turns: what
each saves. Only when it is asked for.

  --only PART     search, throughput, growth, swap, attack, cold-start or shaving
  --rounds N      throughput: how often each server is asked each kind of request, for a second (default 3);
                  cold start: how often each server is started on a full core (default 11; on an eighth a third as often);
                  shaving: how often each package is started (default 100)
  --content DIR   the content directory to measure searching and throughput in
  --articles N    without --content: how many articles to generate, 1 to 100000 (default 1000); they are put together from
                  the sections of those in content/
  --minutes N     attack: how long it lasts (default 10)
  --soak MINUTES  throughput: asks the mix for so long in the end, and shows the memory of every minute
  --json FILE     writes the figures there as JSON, too
  --svg FILE      throughput: draws the ratios to the baseline
  --compare FILE  throughput: compares with the figures that --json wrote, and exits 1 when the ratio of a kind of request
                  fell by more than the noise of both runs, and at least by a fifth`;

const parts = ['search', 'throughput', 'growth', 'swap', 'attack', 'cold-start', 'shaving'] as const;
type Part = (typeof parts)[number];

/** The results that `--json` writes. */
interface BenchResults {
  search?: BenchReport;
  throughput?: ThroughputReport;
  growth?: readonly GrowthFigures[];
  swap?: SwapReport;
  attack?: AttackReport;
  coldStart?: readonly StartTable[];
  shaving?: ShavingFigures;
}

const queryCount = 1_000;
const growthSizes = [10, 1_000, 10_000];
const swapRequests = 100_000;
const root = path.resolve(__dirname, '..');

/** Runs the benchmark: progress goes to standard error, the report to standard output. */
async function bench(): Promise<number> {
  const { values } = parseArgs({
    options: {
      content: { type: 'string' },
      articles: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string' },
      rounds: { type: 'string' },
      soak: { type: 'string' },
      minutes: { type: 'string' },
      svg: { type: 'string' },
      compare: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  if (values.content !== undefined && values.articles !== undefined)
    throw new UsageError('--articles generates content, and --content names some: give one of them.');
  const articles = Number(values.articles ?? 1_000);
  if (!Number.isInteger(articles) || articles < 1 || articles > 100_000)
    throw new UsageError('--articles must be a whole number from 1 to 100000.');
  const { only } = values;
  if (only !== undefined && !isPart(only))
    throw new UsageError(`--only ${only} is no part: write ${parts.join(', ')}.`);
  const rounds = readCount('--rounds', values.rounds);
  const soakMinutes = readCount('--soak', values.soak) ?? 0;
  const attackMinutes = readCount('--minutes', values.minutes) ?? 10;
  const runs = (part: Part) => only === undefined || only === part;
  const earlier = values.compare === undefined ? undefined : readThroughput(values.compare);

  const started = performance.now();
  const log = (line: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(3);
    process.stderr.write(`${seconds} s  ${line}\n`);
  };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-bench-'));
  try {
    const report: BenchResults = {};
    let regressions: readonly string[] = [];
    if (only !== 'cold-start' && only !== 'shaving') {
      log('Compiling the server');
      const compiled = compileServers(root);
      try {
        if (runs('growth')) {
          const sizes = [...new Set([...growthSizes, Number(values.articles ?? 10)])].sort((a, b) => a - b);
          report.growth = await benchGrowth({ root, folder, sizes, compiled, log });
          process.stdout.write(`${formatGrowth(report.growth)}\n\n`);
        }
        // A correctness check and not a measurement, so it runs only on request.
        if (only === 'swap') {
          const contentDir = findContent(values.content, articles, folder, log);
          report.swap = await benchSwap({ compiled, contentDir, folder, requests: swapRequests, log });
          process.stdout.write(`${formatSwap(report.swap)}\n`);
          if (report.swap.verdicts.right !== swapRequests) regressions = ['Not every answer was right.'];
        }
        if (only === 'attack') {
          const contentDir = findContent(values.content, articles, folder, log);
          const { files } = await buildSnapshots(contentDir, folder, log);
          const minutes = attackMinutes;
          report.attack = await benchAttack({ compiled, snapshot: files.complete, minutes, log });
          process.stdout.write(`${formatAttack(report.attack)}\n`);
        }
        if (runs('search') || runs('throughput')) {
          const contentDir = findContent(values.content, articles, folder, log);
          const built = await buildSnapshots(contentDir, folder, log);
          if (runs('search')) {
            report.search = await reportSearch({ content: values.content, compiled, built, log });
            process.stdout.write(`${formatReport(report.search)}\n\n`);
          }
          if (runs('throughput')) {
            const snapshot = built.files.complete;
            const bench = { compiled, snapshot, folder, rounds: rounds ?? 3, soakMinutes, log };
            report.throughput = await benchThroughput(bench);
            process.stdout.write(`${formatThroughput(report.throughput)}\n\n`);
            if (values.svg !== undefined) fs.writeFileSync(values.svg, drawThroughput(report.throughput));
            if (earlier) regressions = findRegressions(earlier, report.throughput);
          }
        }
      } finally {
        compiled.remove();
      }
    }
    if (runs('cold-start')) {
      const full = rounds ?? 11;
      const starts = { full, throttled: Math.ceil(full / 3) };
      const { tables, text } = await benchPacked({ root, folder, rounds: starts, log });
      report.coldStart = tables;
      process.stdout.write(`${text}\n`);
    }
    if (only === 'shaving') {
      report.shaving = await benchShaving({ root, folder, rounds: rounds ?? 100, log });
      process.stdout.write(`${formatShaving(report.shaving)}\n`);
    }
    log('Done');
    if (values.json !== undefined) fs.writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
    for (const line of regressions) process.stderr.write(`${line}\n`);
    return regressions.length === 0 ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function isPart(text: string): text is Part {
  return (parts as readonly string[]).includes(text);
}

function readCount(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 1_000)
    throw new UsageError(`${name} must be a whole number from 1 to 1000.`);
  return count;
}

function findContent(
  content: string | undefined,
  articles: number,
  folder: string,
  log: (line: string) => void,
): string {
  const contentDir = path.resolve(content ?? path.join(folder, 'content'));
  if (content === undefined) {
    log(`Generating ${articles} articles`);
    replicateContent(path.join(root, 'content'), contentDir, articles);
  }
  return contentDir;
}

interface SearchPart {
  readonly content: string | undefined;
  readonly compiled: CompiledServers;
  readonly built: BuiltSnapshots;
  readonly log: (line: string) => void;
}

async function reportSearch({ content, compiled, built, log }: SearchPart): Promise<BenchReport> {
  const queries = makeQueries(built.texts, queryCount);
  const measured = await benchSearch({ servers: compiled, snapshots: built.files, queries, log });
  return {
    machine: {
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      cores: os.availableParallelism(),
    },
    content: content === undefined ? 'generated' : path.basename(path.resolve(content)),
    ...built.figures,
    ...measured,
  };
}

run(bench);

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run, UsageError } from '../cli/run';
import type { StartTable } from './bench-cold-start';
import { benchPacked } from './bench-packed';
import { benchSearch } from './bench-search';
import { buildSnapshots } from './build-snapshots';
import { compileServers } from './compile-servers';
import { makeQueries } from './make-queries';
import { formatReport, type BenchReport } from './report';
import { replicateContent } from './replicate-content';

const help = `Usage: npm run bench [-- --only PART] [--content DIR | --articles N] [--rounds N] [--json FILE]

Measures search and cold starts.

Search: builds a snapshot, starts the compiled server as a single process and asks it 1,000 different queries
made from its own articles, one after another, over the loopback device. A bare node:http server that answers a ready
buffer of the same size is measured in between, so that figures of different machines can be compared by their ratio.

Cold start: packs the application as \`npm run package\` does, and starts it with 10, 1,000 and 10,000 articles, taking turns
with a bare node:http server, on a full core and on an eighth of one. From the start of the process to the first 200:
time, time on a processor, and the most memory.

  --only PART    search or cold-start
  --rounds N     how often each server is started on a full core (default 11; on an eighth a third as often)
  --content DIR  the content directory to measure searching in
  --articles N   without --content: how many articles to generate, 1 to 20000 (default 1000); they are put together from
                 the sections of those in content/
  --json FILE    writes the figures there as JSON, too`;

const queryCount = 1_000;
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
  if (!Number.isInteger(articles) || articles < 1 || articles > 20_000)
    throw new UsageError('--articles must be a whole number from 1 to 20000.');
  const { only } = values;
  if (only !== undefined && only !== 'search' && only !== 'cold-start')
    throw new UsageError(`--only ${only} is no part: write search or cold-start.`);
  const rounds = Number(values.rounds ?? 11);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 1_000)
    throw new UsageError('--rounds must be a whole number from 1 to 1000.');

  const started = performance.now();
  const tell = (line: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(3);
    process.stderr.write(`${seconds} s  ${line}\n`);
  };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-bench-'));
  try {
    const report: { search?: BenchReport; coldStart?: readonly StartTable[] } = {};
    if (only !== 'cold-start') {
      report.search = await reportSearch(values.content, articles, folder, tell);
      process.stdout.write(`${formatReport(report.search)}\n\n`);
    }
    if (only !== 'search') {
      const { tables, text } = await benchPacked({
        root,
        folder,
        rounds: { full: rounds, throttled: Math.ceil(rounds / 3) },
        tell,
      });
      report.coldStart = tables;
      process.stdout.write(`${text}\n`);
    }
    tell('Done');
    if (values.json !== undefined) fs.writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
    return 0;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function reportSearch(
  content: string | undefined,
  articles: number,
  folder: string,
  tell: (line: string) => void,
): Promise<BenchReport> {
  tell('Compiling the server');
  const compiled = compileServers(root);
  try {
    const contentDir = path.resolve(content ?? path.join(folder, 'content'));
    if (content === undefined) {
      tell(`Generating ${articles} articles`);
      replicateContent(path.join(root, 'content'), contentDir, articles);
    }
    const built = await buildSnapshots(contentDir, folder, tell);
    const queries = makeQueries(built.texts, queryCount);
    const measured = await benchSearch({ servers: compiled, snapshots: built.files, queries, tell });
    return {
      machine: {
        node: process.version,
        platform: `${process.platform} ${process.arch}`,
        cores: os.availableParallelism(),
      },
      content: content === undefined ? 'generated' : path.basename(contentDir),
      ...built.figures,
      ...measured,
    };
  } finally {
    compiled.remove();
  }
}

run(bench);

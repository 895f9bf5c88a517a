import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run, UsageError } from '../cli/run';
import { benchSearch } from './bench-search';
import { buildSnapshots } from './build-snapshots';
import { compileServers } from './compile-servers';
import { makeQueries } from './make-queries';
import { formatReport, type BenchReport } from './report';
import { replicateContent } from './replicate-content';

const help = `Usage: npm run bench [-- --content DIR | --articles N] [--json FILE]

Measures search: builds a snapshot, starts the compiled server as a single process and asks it 1,000 different queries
made from its own articles, one after another, over the loopback device. A bare node:http server that answers a ready
buffer of the same size is measured in between, so that figures of different machines can be compared by their ratio.

  --content DIR  the content directory to measure
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

  const started = performance.now();
  const tell = (line: string) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(3);
    process.stderr.write(`${seconds} s  ${line}\n`);
  };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-bench-'));
  let compiled: ReturnType<typeof compileServers> | null = null;
  try {
    tell('Compiling the server');
    compiled = compileServers(root);
    const contentDir = path.resolve(values.content ?? path.join(folder, 'content'));
    if (values.content === undefined) {
      tell(`Generating ${articles} articles`);
      replicateContent(path.join(root, 'content'), contentDir, articles);
    }
    const built = await buildSnapshots(contentDir, folder, tell);
    const queries = makeQueries(built.texts, queryCount);
    const measured = await benchSearch({ servers: compiled, snapshots: built.files, queries, tell });
    const report: BenchReport = {
      machine: {
        node: process.version,
        platform: `${process.platform} ${process.arch}`,
        cores: os.availableParallelism(),
      },
      content: values.content === undefined ? 'generated' : path.basename(contentDir),
      ...built.figures,
      ...measured,
    };
    tell('Done');
    process.stdout.write(`${formatReport(report)}\n`);
    if (values.json !== undefined) fs.writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
    return 0;
  } finally {
    compiled?.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

run(bench);

import '../entry/signals';
import { parseArgs } from 'node:util';
import { serve } from '../entry/serve';
import { loadConfig } from './content-options';
import { describeSnapshot } from './describe-snapshot';
import { findWorkers } from './find-workers';
import { run, UsageError } from './run';

const help = `Usage: npm start

Serves the content snapshot CONTENT_SNAPSHOT (by default dist/content.snapshot), which npm run build makes, on PORT
(by default 7001) of HOST, in the foreground, from one process. SIGTERM and Ctrl-C end it in order, within ten seconds and
with exit code 0: no request that was sent is lost. The log goes to standard output, a JSON object a line.

npm run start:cluster does the same with a process for each core.`;

/** Starts the built server, the same as in packages and images. */
async function start(): Promise<number> {
  const { values } = parseArgs({
    options: { workers: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const workers = findWorkers(values.workers);
  if (workers !== undefined)
    throw new UsageError(
      `npm start is one process. For ${workers} of them: npm run start:cluster -- --workers=${workers}`,
    );
  const config = loadConfig();
  // Standard output carries only the log.
  console.error(await describeSnapshot(config));
  serve();
  return 0;
}

run(start);

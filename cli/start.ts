import net from 'node:net';
import path from 'node:path';
import { openCatalog } from '../core/read/catalog/catalog';
import { countStored } from '../core/read/catalog/count-stored';

import { decodeSnapshot } from '../core/format/snapshot/decode-snapshot';
import { openZone } from '../core/model/time/zone';
import { openSnapshotFile } from '../infra/snapshot-file';
import { loadConfig, readProcessLanguage } from './content-options';
import { run, UsageError } from './run';
import { describeArticles } from './wording';

const help = `Usage: npm start [-- OPTION...]

Serves the content snapshot CONTENT_SNAPSHOT (by default dist/content.snapshot), which npm run build makes, on PORT
(by default 7001) of HOST, in the foreground. Options are those of egg-scripts start, such as --workers=2.`;

/**
 * Starts the built server through egg-scripts, in the foreground; further arguments are egg-scripts' own.
 *
 * Egg brings up several processes, each of which would fail on its own over a bad variable, a bad snapshot or a port in
 * use. So all are tried here first, and said in one sentence.
 */
async function start(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  const { snapshot, port, host, timeZone } = loadConfig();
  const file = openSnapshotFile(snapshot);
  const catalog = openCatalog(decodeSnapshot(file), openZone(timeZone));
  const articles = describeArticles(countStored(catalog, Date.now()), readProcessLanguage());
  console.log(`${snapshot}: revision ${catalog.revision}, ${articles}`);
  file.close();
  await checkPort(port, host);
  console.log(`Casebook: http://localhost:${port}/api/v1/articles`);

  // Egg tells of every step of its start otherwise; whoever wants to read that sets EGG_LOG=INFO.
  process.env.EGG_LOG ??= 'WARN';
  const baseDir = path.resolve(__dirname, '..');
  process.argv = [...process.argv.slice(0, 2), 'start', baseDir, '--title=casebook', '--workers=1', ...args];
  const { default: EggScripts } = await import('egg-scripts');
  new EggScripts().start();
  return 0;
}

/** Listens for a moment; a port that cannot be had is an error that says so. */
async function checkPort(port: number, host: string): Promise<void> {
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => {
      reject(new UsageError(`${error.message}. Set PORT to another one: PORT=7002 npm start`));
    });
    probe.listen({ port, host, exclusive: true }, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

run(start);

import { spawnSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import '../entry/cluster-process';
import { loadConfig } from './content-options';
import { describeSnapshot } from './describe-snapshot';
import { findWorkers } from './find-workers';
import { run, UsageError } from './run';

const help = `Usage: npm run start:cluster [-- --workers NUMBER]

Serves as npm start does, from several processes that share the port: a worker for each core, and three more that watch
over them (egg-scripts, the master and the agent of egg-cluster). SIGTERM and Ctrl-C end all of them in order, within ten
seconds and with exit code 0.

  --workers NUMBER  how many workers; by default as many as there are cores`;

/**
 * Starts the built server through egg-scripts, in the foreground.
 *
 * Configuration, snapshot, port and `ps` are checked here first, so that an error is one sentence. Otherwise every process
 * would report the same error with a stack, and without `ps` egg-scripts could not stop them.
 */
async function startCluster(): Promise<number> {
  const { values } = parseArgs({
    options: { workers: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const workers = readWorkers(findWorkers(values.workers));
  const config = loadConfig();
  console.error(await describeSnapshot(config));
  if (spawnSync('ps', ['-p', String(process.pid)]).error) {
    throw new UsageError(
      'egg-cluster needs ps to end its processes, and it is not there. Install procps, or use npm start.',
    );
  }
  const port = await findFreePort(config.port, config.host);

  const baseDir = path.resolve(__dirname, '..');
  // Egg logs every step of its startup at INFO. Set EGG_LOG=INFO to see it.
  process.env.EGG_LOG ??= 'WARN';
  // egg-scripts creates this folder at every start, by default in the home directory. Only Alinode writes into it.
  process.env.NODE_LOG_DIR ??= baseDir;
  process.argv = [
    ...[...process.argv.slice(0, 2), 'start', baseDir, '--env=prod'],
    ...[`--port=${port}`, `--workers=${workers}`, `--node=${process.execPath}`],
  ];
  const { default: EggScripts } = await import('egg-scripts');
  new EggScripts().start();
  return 0;
}

function readWorkers(text: string | undefined): number {
  if (text === undefined) return os.availableParallelism();
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new UsageError(`--workers takes a number from 1 to 999, not "${text}".`);
  return Number(text);
}

/** Checks that the port is free, by listening for a moment. Port 0 becomes any free one. @throws UsageError if it is taken */
async function findFreePort(port: number, host: string): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => {
      reject(new UsageError(`${error.message}. Set PORT to another one: PORT=7002 npm run start:cluster`));
    });
    probe.listen({ port, host, exclusive: true }, resolve);
  });
  // Not null or a string: the server listens on a TCP port.
  const { port: listeningPort } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return listeningPort;
}

run(startCluster);

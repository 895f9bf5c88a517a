import { spawnSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import '../entry/cluster-process';
import { loadConfig } from './content-options';
import { describeSnapshot } from './describe-snapshot';
import { run, UsageError } from './run';

const help = `Usage: npm run start:cluster [-- --workers NUMBER]

Serves as npm start does, from several processes that share the port: a worker for each core, and three more that watch
over them (egg-scripts, the master and the agent of egg-cluster). SIGTERM and Ctrl-C end all of them in order.

  --workers NUMBER  how many workers; by default as many as there are cores`;

/** What egg-cluster's master waits for workers at SIGTERM, in ms: a little longer than they take at most. */
const appCloseMs = 9_500;
/** And for the agent, which has nothing to finish, after that. */
const agentCloseMs = 400;

/**
 * Starts the built server through egg-scripts, in the foreground.
 *
 * Each of the processes would fail on its own over a bad variable, a bad snapshot or a port in use, and none could be ended
 * without ps. So all that is tried here first, and said in one sentence.
 */
async function startCluster(): Promise<number> {
  const { values } = parseArgs({
    options: { workers: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const workers = readWorkers(values.workers);
  const config = loadConfig();
  console.error(await describeSnapshot(config));
  if (spawnSync('ps', ['-p', String(process.pid)]).error) {
    throw new UsageError(
      'egg-cluster needs ps to end its processes, and it is not there. Install procps, or use npm start.',
    );
  }
  const port = await findPort(config.port, config.host);

  const baseDir = path.resolve(__dirname, '..');
  // Egg tells of every step of its start otherwise; whoever wants to read that sets EGG_LOG=INFO.
  process.env.EGG_LOG ??= 'WARN';
  // egg-scripts makes this folder at every start, in the home of the user unless it is told. Only Alinode writes there.
  process.env.NODE_LOG_DIR ??= baseDir;
  process.env.EGG_APP_CLOSE_TIMEOUT ??= String(appCloseMs);
  process.env.EGG_AGENT_CLOSE_TIMEOUT ??= String(agentCloseMs);
  process.argv = [
    ...[...process.argv.slice(0, 2), 'start', baseDir, '--title=casebook', '--env=prod'],
    ...[`--port=${port}`, `--workers=${workers}`, `--node=${process.execPath}`],
    `--require=${require.resolve('../entry/cluster-process')}`,
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

/** Listens for a moment, and returns the port: one that is free for 0. @throws UsageError where it cannot be had */
async function findPort(port: number, host: string): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => {
      reject(new UsageError(`${error.message}. Set PORT to another one: PORT=7002 npm run start:cluster`));
    });
    probe.listen({ port, host, exclusive: true }, resolve);
  });
  // Open on a port, as it was just told.
  const { port: found } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

run(startCluster);

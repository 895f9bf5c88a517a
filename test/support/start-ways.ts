import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePort } from '../../packaging/find-free-port';
import { clusterServer, sourceServer, startServer, type Command, type ServerProcess } from './process-ways';

const root = path.resolve(__dirname, '../..');

/** A command that starts the server, and the number of processes that then listen. */
export interface StartWay {
  readonly command: Command;
  readonly workers: number;
}

/** The ways to start the server on one's own machine, from source. */
export interface StartWays {
  /** By command. */
  readonly ways: Readonly<Record<string, StartWay>>;
  /** A folder in which the scripts of package.json run sources instead of what is built from them. */
  readonly project: string;
  remove(): void;
}

/** Prepares the ways to start the server. */
export function openStartWays(): StartWays {
  const project = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-npm-'));
  const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const toSource = (name: string) => scripts[name]?.replace(/dist\/(\S+)\.js/, `${root}/$1.ts`);
  const own = { start: toSource('start'), 'start:cluster': toSource('start:cluster') };
  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ scripts: own }));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
  // Options that all processes inherit. egg-scripts makes a folder in the home directory.
  const env = { ...clusterServer(1).env, HOME: project };
  const npm = (...args: string[]): Command => ({ command: 'npm', args: ['run', ...args], cwd: project, env });
  const node = (...args: string[]): Command => ({ command: process.execPath, args, cwd: root, env });
  const eggScripts = path.join(root, 'node_modules/egg-scripts/bin/egg-scripts.js');
  return {
    ways: {
      'node entry/server': { command: sourceServer, workers: 1 },
      'node cli/start': { command: node('cli/start.ts'), workers: 1 },
      'npm start': { command: npm('start'), workers: 1 },
      'node cli/start-cluster': { command: node('cli/start-cluster.ts', '--workers=2'), workers: 2 },
      'npm run start:cluster -- --workers=2': {
        command: npm('start:cluster', '--', '--workers=2'),
        workers: 2,
      },
      'npm run start:cluster --workers=2': { command: npm('start:cluster', '--workers=2'), workers: 2 },
      'egg-scripts start': { command: node(eggScripts, 'start', root, '--workers=2'), workers: 2 },
    },
    project,
    remove() {
      fs.rmSync(project, { recursive: true });
    },
  };
}

/** Starts the server as leader of a process group, and waits until all its workers listen. */
export async function startWay(
  { command, workers }: StartWay,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  // A cluster has no port to choose itself.
  const port = String(await findFreePort());
  const server = await startServer({ ...command, isGroup: true }, { ...env, PORT: port });
  while (countEvents(server, 'listening') < workers) await wait(20);
  return server;
}

/** The number of log lines so far with an event. */
export function countEvents({ output }: ServerProcess, event: string): number {
  return output().split(`"event":"${event}"`).length - 1;
}

/** Kills a server with all that it has started, if it still runs. */
export function killGroup(server: ServerProcess | undefined): void {
  try {
    if (server?.child.pid !== undefined) process.kill(-server.child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

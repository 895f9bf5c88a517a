import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openSocketCalls } from './call';
import type { Way } from './way';

const root = path.resolve(__dirname, '../..');
const clock = path.join(root, 'test/fixtures/read-clock.cjs');

/** How to start a server. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  /** The working directory. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it leads a process group, so that all its child processes can be signalled. @default false */
  readonly isGroup?: boolean;
}

/** A server in a separate process. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly port: number;
  /** Its standard output and error so far. */
  readonly output: () => string;
  /** Its exit code, or the signal that killed it, once it has ended. */
  readonly ended: Promise<number | string>;
}

/** The server from source. */
export const sourceServer: Command = {
  command: process.execPath,
  args: ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register', 'entry/server.ts'],
  cwd: root,
  env: { EGG_TYPESCRIPT: 'true' },
};

/** The same without `plugin/lean-egg`: unmodified Egg. */
export const plainEggServer: Command = {
  ...sourceServer,
  env: { ...sourceServer.env, EGG_PLUGINS: JSON.stringify({ leanEgg: false }) },
};

/** `npm run start:cluster` from source, with a number of workers. */
export function clusterServer(workers: number): Command {
  return {
    ...sourceServer,
    args: [...sourceServer.args.slice(0, -1), 'cli/start-cluster.ts', `--workers=${workers}`],
    // Inherited by all its child processes.
    env: {
      ...sourceServer.env,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning --require esbuild-register',
    },
  };
}

/** How a packed folder is started: as a Web function of SCF, or in a container. */
export function packedServers(folder: string): Readonly<Record<'a Web function' | 'a container', Command>> {
  const script = path.join(folder, 'scf_bootstrap');
  const [interpreter = ''] = /\/var\/lang\/node\d+\/bin\/node/.exec(fs.readFileSync(script, 'utf8')) ?? [];
  // If the Node.js of SCF is missing, replace it by ours; the rest of the script is unchanged.
  const elsewhere = fs.readFileSync(script, 'utf8').replaceAll(interpreter || '\0', process.execPath);
  return {
    'a Web function': fs.existsSync(interpreter)
      ? { command: script, args: [], cwd: folder }
      : { command: '/bin/sh', args: ['-c', elsewhere], cwd: folder },
    'a container': { command: process.execPath, args: ['server.js'], cwd: folder },
  };
}

/** Starts a server, on a free port if the port can be configured, and waits until it listens. */
export function startServer(
  { command, args, cwd, env: own, isGroup = false }: Command,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const inherited = { ...process.env, NODE_OPTIONS: '', HOST: '127.0.0.1', PORT: '0' };
  const child = spawn(command, args, {
    cwd,
    env: { ...inherited, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: isGroup,
  });
  let output = '';
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(code ?? signal ?? 'unknown');
    });
  });
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += String(chunk);
      const [, port] = /"event":"listening".*"port":(\d+)/.exec(output) ?? [];
      if (port !== undefined) resolve({ child, port: Number(port), output: () => output, ended });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    void ended.then((code) => {
      reject(new Error(`The server ended with ${code} before it listened:\n${output}`));
    });
  });
}

/** A server in a separate process, whose clock is set through a file. */
export function processWay(name: string, command: Command): Way {
  return {
    name,
    compresses: true,
    keepsQueries: true,
    repeatsHeaders: true,
    async open(env) {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-clock-'));
      const time = path.join(folder, 'time');
      fs.writeFileSync(time, String(Date.now()));
      const options = `${command.env?.NODE_OPTIONS ?? ''} --require ${clock}`;
      const own = { NODE_OPTIONS: options, CASEBOOK_TEST_CLOCK: time };
      const server = await startServer(command, { ...env, ...own });
      const { call, close } = openSocketCalls(server.port);
      return {
        call,
        setNow(ms) {
          fs.writeFileSync(time, String(ms));
        },
        async close() {
          close();
          server.child.kill('SIGTERM');
          await server.ended;
          fs.rmSync(folder, { recursive: true });
        },
      };
    },
  };
}

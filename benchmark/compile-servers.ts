import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../cli/run';

/** The servers to measure, compiled as for production. Each is the path of a script to fork. */
export interface CompiledServers {
  readonly content: string;
  readonly baseline: string;
  /** Bare node:http and Koa with prepared responses, for `benchmark/throughput`. */
  readonly nodeHttp: string;
  readonly koa: string;
  /** Casebook with a path that swaps the content, for `benchmark/swap`. */
  readonly swap: string;
  /** No server: the clients of `benchmark/attack`, in a process of their own. */
  readonly attackers: string;
  remove(): void;
}

/**
 * Compiles the current sources into a separate folder, because `dist/` may be outdated and must not change. The folder is
 * inside the project, so that packages resolve.
 */
export function compileServers(root: string): CompiledServers {
  const parent = path.join(root, '.casebook');
  fs.mkdirSync(parent, { recursive: true });
  const folder = fs.mkdtempSync(path.join(parent, 'bench-'));
  const remove = () => {
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const up = (name: string) => path.relative(folder, path.join(root, name));
  const config = path.join(folder, 'tsconfig.json');
  // The sources of the build, so that the benchmark measures what `npm start` runs.
  const build = fs.readFileSync(path.join(root, 'tsconfig.build.json'), 'utf8');
  const { include: sources } = JSON.parse(build) as { readonly include: readonly string[] };
  const names = ['content-server', 'baseline-server', 'throughput/node-server', 'throughput/koa-server'];
  const servers = [...names, 'swap/swap-server', 'attack/attacker-process'].map(
    (name) => `benchmark/${name}.ts`,
  );
  fs.writeFileSync(
    config,
    JSON.stringify({
      extends: up('tsconfig.build.json'),
      compilerOptions: { outDir: '.', rootDir: up('.') },
      include: [...sources, ...servers].map(up),
    }),
  );
  // Egg reads the name of the application from the package.json beside the code.
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'casebook', private: true, type: 'commonjs' }),
  );
  const tsc = require.resolve('typescript/bin/tsc', { paths: [root] });
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', config], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) {
    remove();
    throw new UsageError(`The server cannot be compiled:\n${stdout}`);
  }
  const script = (name: string) => path.join(folder, 'benchmark', `${name}.js`);
  return {
    content: script('content-server'),
    baseline: script('baseline-server'),
    nodeHttp: script('throughput/node-server'),
    koa: script('throughput/koa-server'),
    swap: script('swap/swap-server'),
    attackers: script('attack/attacker-process'),
    remove,
  };
}

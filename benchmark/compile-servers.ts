import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../cli/run';

/** The servers to be measured, compiled as for production. */
export interface CompiledServers {
  /** Each is a script to fork. */
  readonly content: string;
  readonly bare: string;
  /** Both answer ready bodies, for `benchmark/throughput`. */
  readonly ready: string;
  readonly koa: string;
  /** Answers from content that is swapped, for `benchmark/swap`. */
  readonly swap: string;
  remove(): void;
}

/**
 * Compiles what is there now into a folder of its own: a `dist/` may be old, and must not change. The folder lies in
 * the project so that packages are found.
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
  const sources = ['app.ts', 'app', 'cli', 'config', 'contract', 'core', 'entry', 'infra', 'typings'];
  const names = ['content-server', 'bare-server', 'throughput/node-server', 'throughput/koa-server'];
  const servers = [...names, 'swap/swap-server'].map((name) => `benchmark/${name}.ts`);
  fs.writeFileSync(
    config,
    JSON.stringify({
      extends: up('tsconfig.build.json'),
      compilerOptions: { outDir: '.', rootDir: up('.') },
      include: [...sources, ...servers].map(up),
    }),
  );
  // Egg reads the name of its application from the manifest beside the code.
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
    bare: script('bare-server'),
    ready: script('throughput/node-server'),
    koa: script('throughput/koa-server'),
    swap: script('swap/swap-server'),
    remove,
  };
}

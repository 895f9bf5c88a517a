import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const runner = path.join(root, 'cli/run-typescript.js');

describe('run-typescript', () => {
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'run-typescript-'));
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  /** Writes a program, and returns a function that runs it with arguments. */
  const write = (text: string, ...args: string[]): string[] => {
    const file = path.join(folder, 'program.ts');
    fs.writeFileSync(file, text);
    return [runner, file, ...args];
  };

  it('runs a program in TypeScript with its arguments, and ends as it ends', () => {
    const text =
      'const [, , ...args]: string[] = process.argv; console.log(args.join("|")); process.exitCode = 3;';
    const args = write(text, 'a b', '--lang', '中文', '*');
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    assert.deepEqual({ status, stdout }, { status: 3, stdout: 'a b|--lang|中文|*\n' });
  });

  it('keeps warnings of experiments off the terminal, and no others', () => {
    const text =
      "process.emitWarning('new', 'ExperimentalWarning'); process.emitWarning('old', 'DeprecationWarning');";
    const { stderr } = spawnSync(process.execPath, write(text), { cwd: root, encoding: 'utf8' });
    assert.match(stderr, /old/);
    assert.doesNotMatch(stderr, /new/);
  });

  it('hands its options to worker threads', () => {
    const text = [
      "import { isMainThread, Worker } from 'node:worker_threads';",
      'const said: string = isMainThread ? "main" : "worker";',
      'console.log(said); if (isMainThread) new Worker(__filename);',
    ].join('\n');
    const { stdout } = spawnSync(process.execPath, write(text), { cwd: root, encoding: 'utf8' });
    assert.equal(stdout, 'main\nworker\n');
  });

  it('passes signals on', async () => {
    const text = [
      "process.on('SIGTERM', () => { console.log('ends'); process.exit(0); });",
      "setInterval(() => undefined, 1000); console.log('runs');",
    ].join('\n');
    const child = spawn(process.execPath, write(text), { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') child.kill('SIGTERM');
      output += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    assert.deepEqual({ code, output }, { code: 0, output: 'runs\nends\n' });
  });

  it('is how package.json starts programs: their options stand here alone', () => {
    const manifest = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
    const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> };
    const others = Object.entries(scripts).filter(([, script]) =>
      /\bnode --(?!max-semi-space-size=\d+ dist\/)|--require/.test(script),
    );
    assert.deepEqual(others, []);
  });
});

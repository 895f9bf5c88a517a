import assert from 'node:assert/strict';
import { transformSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { findImports } from '../boundaries/find-imports';
import { installClient } from '../support/pack-client';

const root = path.resolve(__dirname, '../..');

describe('client, as a package', () => {
  let folder: string;
  let text: string;
  before(() => {
    folder = path.join(installClient(), 'node_modules/@casebook/client');
    text = fs.readFileSync(path.join(folder, 'dist/index.js'), 'utf8');
  });

  it('holds the module, its types, and what people read', () => {
    const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(files.filter((name) => fs.statSync(path.join(folder, name)).isFile()).sort(), [
      ...['LICENSE', 'README.md'],
      ...['abort', 'answers', 'cache', 'casebook-error', 'create-casebook'].map(
        (name) => `dist/${name}.d.ts`,
      ),
      ...['dist/index.d.ts', 'dist/index.js'],
      ...['parameters', 'schema', 'send', 'to-path'].map((name) => `dist/${name}.d.ts`),
      'package.json',
    ]);
  });

  it('is below 3 KB, gzipped', () => {
    const size = gzipSync(text).length;
    assert.ok(size < 3000, `${size} bytes`);
  });

  it('has no dependency, and imports nothing but its own', () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as object;
    assert.deepEqual(
      Object.keys(manifest).filter((key) => /dependencies/i.test(key)),
      [],
    );
    assert.deepEqual(findImports('client/dist/index.js', text), []);
    for (const name of fs.readdirSync(path.join(folder, 'dist')).filter((each) => each.endsWith('.d.ts'))) {
      const types = fs.readFileSync(path.join(folder, 'dist', name), 'utf8');
      const { referencedFiles, typeReferenceDirectives } = ts.preProcessFile(types);
      assert.deepEqual([referencedFiles, typeReferenceDirectives], [[], []]);
      for (const { target } of findImports(`client/dist/${name}`, types))
        assert.match(target, /^client\/dist\//);
    }
  });

  it('is written for what mini-programs and old tools take', () => {
    // A compiler with this target has no syntax left to transform.
    const [newest, oldest] = ['esnext', 'es2018'].map((target) => transformSync(text, { target }).code);
    assert.equal(oldest, newest);
  });

  it('has the version and the license of the project', () => {
    const read = (file: string) =>
      JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string; license: string };
    const own = read(path.join(folder, 'package.json'));
    const whole = read(path.join(root, 'package.json'));
    assert.deepEqual([own.version, own.license], [whole.version, whole.license]);
    const license = fs.readFileSync(path.join(folder, 'LICENSE'), 'utf8');
    assert.equal(license, fs.readFileSync(path.join(root, 'LICENSE'), 'utf8'));
  });

  it('types what may be asked and what is answered', () => {
    const base = installClient();
    const files = ['parameters.ts', 'answers.ts'];
    for (const name of files)
      fs.copyFileSync(path.join(root, 'test/fixtures/client', name), path.join(base, name));
    const compilerOptions = {
      ...{ strict: true, noUncheckedIndexedAccess: true, noEmit: true, types: [] },
      ...{ module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom'] },
    };
    const project = path.join(base, 'tsconfig.json');
    fs.writeFileSync(project, JSON.stringify({ compilerOptions, files }));
    const tsc = require.resolve('typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
    assert.deepEqual({ status, stdout }, { status: 0, stdout: '' });
  });
});

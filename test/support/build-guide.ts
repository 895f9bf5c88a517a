import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installClient } from './pack-client';

const root = path.resolve(__dirname, '../..');

/** Languages whose code blocks are files of the guide; other blocks are examples. */
const languages = ['ts', 'js', 'json', 'css'];

/**
 * Extracts the files of a guide: code blocks with a path after the language.
 *
 * @param document a path relative to the repository
 * @returns contents by path; blocks with the same path are joined in order
 * @throws Error for a block that could be a file but has no path, because it would not be tested
 */
export function readGuide(document: string): ReadonlyMap<string, string> {
  const text = fs.readFileSync(path.join(root, document), 'utf8');
  const files = new Map<string, string>();
  for (const [, info = '', code = ''] of text.matchAll(/^```(\S.*)\n([^]*?)^```$/gm)) {
    const [language = '', file] = info.split(' ');
    if (!languages.includes(language)) continue;
    if (file === undefined) throw new Error(`${document}: give this block a path:\n${code}`);
    files.set(file, (files.get(file) ?? '') + code);
  }
  return files;
}

/** The files of a guide on disk. */
export interface BuiltGuide {
  readonly folder: string;
  /** The output of the compiler; empty without errors. */
  readonly errors: string;
  remove(): void;
}

/** Writes files into a folder with the packed client, and compiles them with their own tsconfig. */
export function buildGuide(files: ReadonlyMap<string, string>): BuiltGuide {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-guide-'));
  const modules = path.join(folder, 'node_modules');
  fs.mkdirSync(modules);
  fs.symlinkSync(path.join(installClient(), 'node_modules/@casebook'), path.join(modules, '@casebook'));
  fs.symlinkSync(path.join(root, 'node_modules/@types'), path.join(modules, '@types'));
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  const tsc = require.resolve('typescript/bin/tsc');
  // The types of the client have a separate test, and the types of Node are not tested.
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--skipLibCheck'], { encoding: 'utf8' });
  const remove = () => {
    fs.rmSync(folder, { recursive: true });
  };
  return { folder, errors: stdout, remove };
}

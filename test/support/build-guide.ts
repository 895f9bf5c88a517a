import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installClient } from './pack-client';

const root = path.resolve(__dirname, '../..');

/** Languages whose blocks are files of the guide; those of others are shown only. */
const languages = ['ts', 'js', 'json', 'css'];

/**
 * Takes the files out of a guide: blocks of code with a path behind their language.
 *
 * @param document a path from the top of this repository
 * @returns contents by path; blocks of the same path are joined in their order
 * @throws Error for a block that could be a file and has no path: nobody would try it
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

/** A guide, as a reader has it on their disk. */
export interface BuiltGuide {
  readonly folder: string;
  /** What the compiler says; empty when nothing is wrong. */
  readonly errors: string;
  remove(): void;
}

/** Writes files into a folder that has the packed client in it, and compiles them by their own settings. */
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
  // The types of the client have a test of their own, and those of Node are none of our business.
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--skipLibCheck'], { encoding: 'utf8' });
  const remove = () => {
    fs.rmSync(folder, { recursive: true });
  };
  return { folder, errors: stdout, remove };
}

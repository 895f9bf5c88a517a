import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as client from '../../client/src/index.js';

const root = path.resolve(__dirname, '../..');

/** What a program sees of the client. */
export type Client = typeof client;

let installed: string | undefined;

/** Packs the client once in this process, as npm publishes it, and installs it into a folder that goes at its end. */
export function installClient(): string {
  if (installed !== undefined) return installed;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-client-'));
  process.once('exit', () => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  // Without the options of this process, which are no business of npm's.
  const env = { ...process.env, NODE_OPTIONS: '' };
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['pack', './client', '--pack-destination', folder, '--loglevel=error'], {
    cwd: root,
    env,
    stdio: 'pipe',
  });
  const [archive = ''] = fs.readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const target = path.join(folder, 'node_modules/@casebook/client');
  fs.mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, archive), '-C', target, '--strip-components=1']);
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  installed = folder;
  return folder;
}

/** The client as it is packed. */
export function loadClient(): Promise<Client> {
  const file = path.join(installClient(), 'node_modules/@casebook/client/dist/index.js');
  // What is in the package was made from these sources.
  return import(pathToFileURL(file).href) as Promise<Client>;
}

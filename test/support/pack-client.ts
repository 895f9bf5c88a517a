import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as client from '../../client/src/index.js';

const root = path.resolve(__dirname, '../..');

/** The exports of the packed client. */
export type Client = typeof client;

let installed: string | undefined;

/** Packs the client as npm publishes it, once per process, and installs it into a folder that is removed at exit. */
export function installClient(): string {
  if (installed !== undefined) return installed;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-client-'));
  process.once('exit', () => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  // Without the options of this process, which must not affect npm.
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

/** Imports the packed client. */
export function loadClient(): Promise<Client> {
  const file = path.join(installClient(), 'node_modules/@casebook/client/dist/index.js');
  // The package was built from these sources, so the types match.
  return import(pathToFileURL(file).href) as Promise<Client>;
}

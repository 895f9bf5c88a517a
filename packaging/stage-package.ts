import fs from 'node:fs';
import path from 'node:path';
import { bundleApplication } from './bundle-application';
import { writeCodeCache } from './code-cache';
import { collectLicences } from './collect-licences';
import type { Shaving } from './shaving/shavings';

/** The start script of a Web function; SCF prescribes its name, folder, mode and line ends. */
const bootstrap = `#!/bin/bash
export HOST=0.0.0.0 PORT=9000
exec /var/lang/node20/bin/node server.js
`;

/** Files that packages read from the disk, by a path beside their own module. */
const runtimeFiles = [
  'node_modules/egg/config/favicon.png',
  'node_modules/egg-onerror/lib/onerror_page.mustache',
  'node_modules/koa-onerror/templates/dev_error.html',
  'node_modules/koa-onerror/templates/prod_error.html',
];

/** The inputs of a package. */
export interface PackageParts {
  /** The project. */
  readonly root: string;
  /** The snapshot of the content. */
  readonly snapshot: string;
  /** The target folder; it is emptied first. */
  readonly folder: string;
  /** The changes that make it start faster. */
  readonly shavings: readonly Shaving[];
}

/** Puts everything that a function needs into a folder, and nothing else. */
export async function stagePackage({ root, snapshot, folder, shavings }: PackageParts): Promise<void> {
  const { files, inputs } = await bundleApplication(root, shavings);
  fs.rmSync(folder, { recursive: true, force: true });
  const write = (file: string, content: string | Uint8Array) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  };
  for (const { path: file, bytes } of files) write(file, bytes);
  for (const file of runtimeFiles) write(file, fs.readFileSync(path.join(root, file)));
  // The members used here are strings.
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const { name, version, description, license } = manifest;
  const own = { name, version, description, license, private: true, type: 'commonjs', main: 'server.js' };
  write('package.json', `${JSON.stringify(own, null, 2)}\n`);
  write('LICENSE', fs.readFileSync(path.join(root, 'LICENSE')));
  write('THIRD-PARTY-LICENCES.txt', collectLicences(root, inputs));
  write('scf_bootstrap', bootstrap);
  fs.chmodSync(path.join(folder, 'scf_bootstrap'), 0o755);
  fs.copyFileSync(snapshot, path.join(folder, 'content.snapshot'));
  await writeCodeCache(folder, path.join(folder, 'bundle.cache'));
}

import fs from 'node:fs';
import path from 'node:path';
import { bundleApplication } from './bundle-application';
import { writeCodeCache } from './code-cache';
import { collectLicences } from './collect-licences';
import { filesReadByPlace } from './runtime-files';
import type { Shaving } from './shaving/shavings';

/** What a Web function starts; its name, place, mode and line ends are the platform's. */
const bootstrap = `#!/bin/bash
export HOST=0.0.0.0 PORT=9000
exec /var/lang/node20/bin/node server.js
`;

/** What is put into a package. */
export interface PackageParts {
  /** The project. */
  readonly root: string;
  /** The snapshot of the content. */
  readonly snapshot: string;
  /** Where to put it all; emptied before. */
  readonly folder: string;
  /** What lets it start sooner. */
  readonly shavings: readonly Shaving[];
}

/** Puts together everything that a function needs, and nothing else. */
export async function stagePackage({ root, snapshot, folder, shavings }: PackageParts): Promise<void> {
  const { files, inputs } = await bundleApplication(root, shavings);
  fs.rmSync(folder, { recursive: true, force: true });
  const write = (file: string, content: string | Uint8Array) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  };
  for (const { path: file, bytes } of files) write(file, bytes);
  for (const file of filesReadByPlace) write(file, fs.readFileSync(path.join(root, file)));
  // Our own file, and npm keeps these as strings.
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

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSnapshot } from '../support/build-snapshot';
import { projectDir } from './manifests';

/** The folder that an image is made from, which `node server.js` serves. */
export interface PackedFolder {
  readonly folder: string;
  /** Packages beside the code; null if the code is bundled. */
  readonly packages: string | null;
  remove: () => void;
}

/**
 * The folder named by `CASEBOOK_PACKED`, such as the `dist/scf` of `npm run package`. By default, the compiled code beside
 * the installed packages.
 */
export async function openPackedFolder(): Promise<PackedFolder> {
  const named = process.env.CASEBOOK_PACKED;
  if (named !== undefined && named !== '')
    return { folder: path.resolve(named), packages: null, remove: () => undefined };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-packed-'));
  const tsc = path.join(projectDir, 'node_modules/typescript/bin/tsc');
  // Without the options of this process, which load the compiler of the tests.
  const env = { ...process.env, NODE_OPTIONS: '' };
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', folder], {
    cwd: projectDir,
    env,
  });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "name": "casebook", "type": "commonjs" }\n');
  fs.writeFileSync(path.join(folder, 'server.js'), "require('./entry/server.js');\n");
  const snapshot = await buildSnapshot(path.join(projectDir, 'test/fixtures/content/two-collections'));
  fs.copyFileSync(snapshot.file, path.join(folder, 'content.snapshot'));
  snapshot.remove();
  return {
    folder,
    packages: fs.realpathSync(path.join(projectDir, 'node_modules')),
    remove: () => {
      fs.rmSync(folder, { recursive: true });
    },
  };
}

import fs from 'node:fs';
import path from 'node:path';
import { run } from './run';

/** Empties `dist/` and gives it a package.json: Egg reads the name of its application from the one beside the code. */
function prepareDist(): number {
  const root = path.resolve(__dirname, '..');
  const dist = path.join(root, 'dist');
  // Our own file, and npm keeps these as strings.
  const { name, version, description, license } = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist);
  const manifest = { name, version, description, license, private: true, type: 'commonjs' };
  fs.writeFileSync(path.join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return 0;
}

run(prepareDist);

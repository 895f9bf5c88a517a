import fs from 'node:fs';
import path from 'node:path';

/**
 * Empties the folder of the built code, and gives it a package.json: Egg reads the name of its application from the one
 * beside the code.
 *
 * @param root the project, whose package.json tells the name
 * @param dist the folder, made where there is none
 * @param kept absolute paths of files directly in the folder that stay, because a build that fails later must not cost them
 */
export function emptyDist(root: string, dist: string, kept: readonly string[]): void {
  // Our own file, and npm keeps these as strings.
  const { name, version, description, license } = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  fs.mkdirSync(dist, { recursive: true });
  for (const entry of fs.readdirSync(dist)) {
    const file = path.join(dist, entry);
    if (!kept.includes(file)) fs.rmSync(file, { recursive: true, force: true });
  }
  const manifest = { name, version, description, license, private: true, type: 'commonjs' };
  fs.writeFileSync(path.join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

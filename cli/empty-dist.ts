import fs from 'node:fs';
import path from 'node:path';

/**
 * Empties the output folder and writes a package.json into it. Egg reads the name of the application from the package.json
 * beside the code, and egg-scripts its own settings.
 *
 * @param root the project folder, whose package.json has the name
 * @param dist the output folder; created if it is missing
 * @param preserved absolute paths of files in the output folder that must survive a build that fails later
 */
export function emptyDist(root: string, dist: string, preserved: readonly string[]): void {
  // Our own package.json, which is passed on as it is.
  const { name, version, description, license, eggScriptsConfig } = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  fs.mkdirSync(dist, { recursive: true });
  for (const entry of fs.readdirSync(dist)) {
    const file = path.join(dist, entry);
    if (!preserved.includes(file)) fs.rmSync(file, { recursive: true, force: true });
  }
  const own = { name, version, description, license, eggScriptsConfig };
  const manifest = { ...own, private: true, type: 'commonjs' };
  fs.writeFileSync(path.join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

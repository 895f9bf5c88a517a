import fs from 'node:fs';
import path from 'node:path';

/** Maps a file of the project or of its node_modules to its path in the package, with `/`. */
export type ToPackagePath = (file: string) => string;

/** Creates the mapping for a project, whose node_modules may be a link. */
export function createPackagePaths(root: string): ToPackagePath {
  const packages = fs.realpathSync(path.join(root, 'node_modules'));
  return (file) => {
    const real = fs.realpathSync(file);
    const inPackages = path.relative(packages, real);
    const below = inPackages.startsWith('..')
      ? path.relative(fs.realpathSync(root), real)
      : path.join('node_modules', inPackages);
    if (below.startsWith('..')) throw new Error(`${file} is neither in the project nor in its node_modules.`);
    return below.replaceAll(path.sep, '/');
  };
}

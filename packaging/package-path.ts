import fs from 'node:fs';
import path from 'node:path';

/** Says where a file of the project, or of a package it uses, lies in the package: a path from its root, with `/`. */
export type ToPackagePath = (file: string) => string;

/** Opens the paths of a project; its packages may be linked from elsewhere. */
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

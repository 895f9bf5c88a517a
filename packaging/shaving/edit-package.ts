import type { Change } from '../plugins/read-sources';

/** A text in the source of a package, and what comes in its place. */
interface Edit {
  /** A file below node_modules. */
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/**
 * Makes a change of the source of packages.
 *
 * @throws Error when a package is written in another way than was known
 */
export function editPackage(edits: readonly Edit[]): Change {
  return (source, packagePath) =>
    edits
      .filter(({ file }) => packagePath.endsWith(`node_modules/${file}`))
      .reduce((changed, { text, by }) => {
        if (!changed.includes(text))
          throw new Error(`${packagePath} is without ${text}: see packaging/shaving.`);
        return changed.replace(text, by);
      }, source);
}

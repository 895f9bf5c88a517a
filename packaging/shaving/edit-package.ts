import type { Change } from '../plugins/read-sources';

/** A text in the source of a package, and its replacement. */
interface Edit {
  /** Path below node_modules. */
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/**
 * Creates a change to the source of packages.
 *
 * @throws Error if a file does not contain the text, for example in a new version of the package
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

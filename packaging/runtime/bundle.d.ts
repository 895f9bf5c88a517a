/** Names that exist only within the bundle; see bundle-module.ts and load-units.ts. */

/** The folder of the bundle. */
declare const packageRoot: string;

/** Node's `require` of the bundle. */
declare const packageRequire: NodeJS.Require;

/** The files of Egg's load units. */
declare module 'casebook:units' {
  /** By path in the package, sorted. */
  export const scripts: Readonly<Record<string, () => unknown>>;
  /** Folders of plugins in the package, by package name. */
  export const plugins: Readonly<Record<string, string>>;
}

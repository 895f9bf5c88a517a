/** What the bundle is made with; see bundle-application.ts. */

/** The folder of the bundle. */
declare const packageRoot: string;

/** Node's `require` of the bundle. */
declare const packageRequire: NodeJS.Require;

/** What Egg's loader may load, made from its load units. */
declare module 'casebook:units' {
  /** By path from the root, in the order of paths. */
  export const scripts: Readonly<Record<string, () => unknown>>;
  /** Folders of plugins by package, from the root. */
  export const plugins: Readonly<Record<string, string>>;
}

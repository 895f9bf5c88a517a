/** The part of Egg's loader that packaging uses; Egg's own types do not contain it. */
declare module 'egg/lib/loader' {
  export class AppWorkerLoader {
    constructor(options: { baseDir: string; app: unknown; logger: object; env: string });
    loadPlugin(): void;
    getLoadUnits(): { readonly path: string; readonly type: 'app' | 'framework' | 'plugin' }[];
    readonly allPlugins: Readonly<
      Record<string, { readonly name: string; readonly package?: string; readonly path: string }>
    >;
  }
}

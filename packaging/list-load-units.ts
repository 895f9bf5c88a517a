import { Application } from 'egg';
import { AppWorkerLoader } from 'egg/lib/loader';
import fs from 'node:fs';
import path from 'node:path';

/** A folder that Egg's loader reads: the application, the framework, or a plugin that is switched on. */
export interface LoadUnit {
  readonly folder: string;
}

/** What Egg's loader reads in production. */
export interface LoadUnits {
  readonly units: readonly LoadUnit[];
  /** Folder of every plugin that is named in the configuration, switched off or not, by package. */
  readonly plugins: ReadonlyMap<string, string>;
}

/** Asks Egg's own loader what it reads for the application in `baseDir` in production; scripts may be TypeScript. */
export function listLoadUnits(baseDir: string): LoadUnits {
  const { EGG_TYPESCRIPT, EGG_PLUGINS } = process.env;
  // Egg looks for TypeScript where this is set only.
  process.env.EGG_TYPESCRIPT = 'true';
  // What is switched off here and now is in the package all the same.
  delete process.env.EGG_PLUGINS;
  try {
    const logger = { info: ignore, warn: ignore, error: ignore };
    const app: unknown = Object.create(Application.prototype);
    const loader = new AppWorkerLoader({ baseDir, app, logger, env: 'prod' });
    loader.loadPlugin();
    const plugins = Object.values(loader.allPlugins).map(
      (plugin) => [plugin.package ?? plugin.name, fs.realpathSync(plugin.path)] as const,
    );
    return {
      units: loader.getLoadUnits().map(({ path: folder }) => ({ folder: fs.realpathSync(folder) })),
      plugins: new Map(plugins),
    };
  } finally {
    if (EGG_TYPESCRIPT === undefined) delete process.env.EGG_TYPESCRIPT;
    else process.env.EGG_TYPESCRIPT = EGG_TYPESCRIPT;
    if (EGG_PLUGINS !== undefined) process.env.EGG_PLUGINS = EGG_PLUGINS;
  }
}

/** The scripts that Egg loads by their place in a load unit: paths from its folder with `/`, in order. */
export function listUnitScripts({ folder }: LoadUnit): string[] {
  return listUnitFiles(folder).filter((file) => /\.[jt]s$/.test(file) && !file.endsWith('.d.ts'));
}

function listUnitFiles(folder: string): string[] {
  const own = ['app.js', 'app.ts', 'agent.js', 'agent.ts'].filter((file) =>
    fs.existsSync(path.join(folder, file)),
  );
  return [...own, ...listFolder(folder, 'app'), ...listFolder(folder, 'config')];
}

function listFolder(folder: string, name: string): string[] {
  const start = path.join(folder, name);
  if (!fs.existsSync(start)) return [];
  return fs
    .readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

function ignore(): void {
  // What the loader tells of itself while it is asked is of no use.
}

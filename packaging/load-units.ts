import { Application } from 'egg';
import { AppWorkerLoader } from 'egg/lib/loader';
import type { Plugin } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import type { ToPackagePath } from './package-path';
import { writeTable } from './write-table';
import { listFiles } from './write-zip';

/**
 * Provides the module `casebook:units`: the scripts and manifests that Egg's loader reads in production, by path in the
 * package, and the folders of its plugins.
 */
export function loadUnitsPlugin(root: string, toPackagePath: ToPackagePath): Plugin {
  return {
    name: 'load units',
    setup(build) {
      build.onResolve({ filter: /^casebook:units$/ }, ({ path: name }) => ({
        path: name,
        namespace: 'units',
      }));
      build.onLoad({ filter: /./, namespace: 'units' }, () => ({
        contents: writeUnits(root, toPackagePath),
        resolveDir: root,
      }));
    },
  };
}

function writeUnits(root: string, toPackagePath: ToPackagePath): string {
  const loader = runLoader(root);
  const scripts = loader.getLoadUnits().flatMap((unit) =>
    listUnitScripts(fs.realpathSync(unit.path)).map((script) => {
      const packagePath = toPackagePath(script);
      return [packagePath.replace(/\.ts$/, '.js'), `require('./${packagePath}')`] as const;
    }),
  );
  // All plugins that the configuration names, enabled or not.
  const plugins = Object.values(loader.allPlugins);
  const manifests = plugins.map((plugin) => {
    const file = path.join(plugin.path, 'package.json');
    // The members that the loader reads.
    const { version, eggPlugin } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
    return [toPackagePath(file), JSON.stringify({ version, eggPlugin })] as const;
  });
  const folders = plugins.map(
    (plugin) => [plugin.package ?? plugin.name, toPackagePath(plugin.path)] as const,
  );
  return [
    `exports.scripts = ${writeTable([...scripts, ...manifests])};`,
    `exports.plugins = ${JSON.stringify(Object.fromEntries(folders))};`,
  ].join('\n');
}

/** Runs Egg's own loader for the application in `baseDir`, as in production, until the plugins are known. */
function runLoader(baseDir: string): AppWorkerLoader {
  const { EGG_TYPESCRIPT, EGG_PLUGINS } = process.env;
  // Egg finds TypeScript files only with this variable.
  process.env.EGG_TYPESCRIPT = 'true';
  // This variable may disable plugins, but the package contains all of them.
  delete process.env.EGG_PLUGINS;
  try {
    const logger = { info: ignore, warn: ignore, error: ignore };
    const app: unknown = Object.create(Application.prototype);
    const loader = new AppWorkerLoader({ baseDir, app, logger, env: 'prod' });
    loader.loadPlugin();
    return loader;
  } finally {
    if (EGG_TYPESCRIPT === undefined) delete process.env.EGG_TYPESCRIPT;
    else process.env.EGG_TYPESCRIPT = EGG_TYPESCRIPT;
    if (EGG_PLUGINS !== undefined) process.env.EGG_PLUGINS = EGG_PLUGINS;
  }
}

/** The scripts that Egg loads by their path in a load unit: the application, the framework or a plugin. */
function listUnitScripts(unit: string): string[] {
  const main = ['app.js', 'app.ts', 'agent.js', 'agent.ts'].map((name) => path.join(unit, name));
  const folders = ['app', 'config'].map((name) => path.join(unit, name));
  const inFolders = folders
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => listFiles(folder).map((file) => path.join(folder, file)))
    .filter((file) => /\.[jt]s$/.test(file) && !file.endsWith('.d.ts'));
  return [...main.filter((file) => fs.existsSync(file)), ...inFolders];
}

function ignore(): void {
  // The loader's messages are of no use here.
}

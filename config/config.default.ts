import path from 'node:path';
import type { EggAppInfo } from 'egg';
import { loadContentConfig } from './content';

/** Egg's configuration. Features that Casebook does not need are disabled. */
export default function configure(appInfo: EggAppInfo) {
  const casebook = loadContentConfig(process.env, appInfo.baseDir, {
    isDevelopment: appInfo.env === 'local',
    // Beside the sources, `explorer/` contains the sources of the explorer; its built files are in dist/.
    explorerDir: path.join(
      appInfo.baseDir,
      path.extname(__filename) === '.ts' ? 'dist/explorer' : 'explorer',
    ),
  });
  return {
    casebook,
    cluster: { listen: { port: casebook.port, hostname: casebook.host } },
    // Egg requires a key, although nothing is signed and no cookie is set.
    keys: 'casebook sets no cookies',
    // From the outside in. For the effect of further middleware see app/response/added-middleware.ts.
    middleware: ['respond', 'localImages', 'uriGuard'],
    // In production IMAGE_BASE_URL says where the images are.
    localImages: { enable: false },
    bodyParser: { enable: false },
    meta: { enable: false },
    notfound: { enable: false },
    // The entry points print errors that the user can fix, in one sentence.
    onerror: { appErrorFilter: ({ name }: Error) => name !== 'SnapshotError' },
    overrideMethod: { enable: false },
    siteFile: { enable: false },
    // Log to standard output only.
    logger: {
      outputJSONOnly: true,
      outputJSON: false,
      disableConsoleAfterReady: false,
      // INFO would be every step of Egg's start.
      consoleLevel: casebook.logging.level === 'error' ? 'ERROR' : 'WARN',
      // Without it, Egg uses a deprecated wrapper for each request, and warns on standard error.
      enableFastContextLogger: true,
    },
  };
}

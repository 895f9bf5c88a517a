import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import type { EggAppInfo } from 'egg';
import { loadContentConfig } from './content';

/** Where Egg writes its configuration without `plugin/lean-egg`; nobody can guess the name, and put something in its place. */
const rundir = path.join(os.tmpdir(), `casebook-${randomUUID()}`);

/** Egg's configuration: what Casebook needs of it, and everything else switched off. */
export default function configure(appInfo: EggAppInfo) {
  const casebook = loadContentConfig(process.env, appInfo.baseDir, {
    isOn: appInfo.env === 'local',
    // Beside the sources lie those of the explorer; what is made of them is in dist/ then, too.
    dir: path.join(appInfo.baseDir, path.extname(__filename) === '.ts' ? 'dist/explorer' : 'explorer'),
  });
  return {
    casebook,
    cluster: { listen: { port: casebook.port, hostname: casebook.host } },
    // Nothing is signed and no cookie is set; Egg wants a key all the same.
    keys: 'casebook sets no cookies',
    // In this order from the outside in. Others may be added: app/response/added-middleware.ts says what follows from that.
    middleware: ['respond', 'localImages', 'uriGuard'],
    // In production they are elsewhere: IMAGE_BASE_URL.
    localImages: { enable: false },
    bodyParser: { enable: false },
    meta: { enable: false },
    notfound: { enable: false },
    // What a user can mend is told in one sentence by whoever starts the application.
    onerror: { appErrorFilter: ({ name }: Error) => name !== 'SnapshotError' },
    overrideMethod: { enable: false },
    siteFile: { enable: false },
    // A function's disk is read-only but for the temporary folder.
    rundir,
    // Whoever knows the address of the webhook may post there, and others may read the temporary folder.
    dump: { ignore: ['alertWebhook', 'keys', /secret|pass|pwd/i] },
    // To standard output alone.
    logger: {
      outputJSONOnly: true,
      outputJSON: false,
      disableConsoleAfterReady: false,
      consoleLevel: 'WARN',
      // Egg's own wrapper for each request is deprecated, and says so on standard error.
      enableFastContextLogger: true,
    },
  };
}

import os from 'node:os';
import path from 'node:path';
import type { EggAppInfo } from 'egg';
import { loadContentConfig } from './content';

/** Egg's configuration: what Casebook needs of it, and everything else switched off. */
export default function configure(appInfo: EggAppInfo) {
  const casebook = loadContentConfig(process.env, appInfo.baseDir);
  return {
    casebook,
    cluster: { listen: { port: casebook.port, hostname: casebook.host } },
    // Nothing is signed and no cookie is set; Egg wants a key all the same.
    keys: 'casebook sets no cookies',
    // In this order from the outside in.
    middleware: ['requestId', 'cors', 'compress', 'problemDetails', 'uriGuard', 'deliver'],
    bodyParser: { enable: false },
    meta: { enable: false },
    notfound: { enable: false },
    overrideMethod: { enable: false },
    siteFile: { enable: false },
    // A function's disk is read-only but for the temporary folder; logs go to standard output alone.
    rundir: path.join(os.tmpdir(), `casebook-${process.pid}`),
    logger: {
      outputJSONOnly: true,
      outputJSON: false,
      disableConsoleAfterReady: false,
      consoleLevel: 'WARN',
    },
  };
}

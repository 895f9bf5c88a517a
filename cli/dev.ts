import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Application } from 'egg';
import '../entry/home-folder';
import { isLoopback } from '../app/response/allowed-hosts';
import { scanContentDir } from '../infra/content-dir';
import { bundleExplorer } from './bundle-explorer';
import { loadConfig, readProcessLanguage } from './content-options';
import { run, UsageError } from './run';
import { chooseLanguage, describeOpen } from './wording';

const help = `Usage: npm run dev [-- --lang zh|en]

Serves the content directory CONTENT_DIR (by default content) on PORT (by default 7001) of HOST (by default 127.0.0.1,
which this machine alone reaches), from source, and follows changes to it: a saved article is in the answers within a
moment. Refuses requests for hosts that are neither this machine's nor in ALLOWED_HOSTS. Ends with Ctrl-C.

  --lang LANGUAGE  the language of findings; by default that of LC_ALL, LC_MESSAGES or LANG, else en`;

/** Starts the development server. */
async function serveDevelopment(): Promise<number> {
  const { values } = parseArgs({
    options: { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  // The child process that follows the content reads its language from the environment.
  if (values.lang !== undefined) process.env.LC_ALL = chooseLanguage(values.lang);
  // Check the directory first: here an error is one sentence, while Egg would print a stack.
  scanContentDir(loadConfig().contentDir);
  const baseDir = path.resolve(__dirname, '..');
  // Without it Egg silently ignores configuration files in TypeScript.
  process.env.EGG_TYPESCRIPT = 'true';
  // Egg's types only have the options of a cluster; `single` is the mode for one process.
  const app = new Application({ mode: 'single', baseDir, env: 'local' } as ConstructorParameters<
    typeof Application
  >[0]);
  const { port, host, explorer, explorerDir } = app.config.casebook;
  await Promise.all([app.ready(), explorer ? bundleExplorer(baseDir, explorerDir) : undefined]);

  const server = http.createServer(app.callback());
  // Egg installs its handler for invalid HTTP on this event, as when it creates the server itself.
  app.emit('server', server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new UsageError(`${error.message}. Set PORT to another one: PORT=7002 npm run dev`));
    });
    server.listen(port, host, resolve);
  });
  // Not a Unix socket, whose address is a string.
  const { address, port: shown } = server.address() as AddressInfo;
  console.log(`Casebook: http://localhost:${shown}/api/v1/articles`);
  if (explorer)
    console.log(`Explorer: http://localhost:${shown}/ · reference: http://localhost:${shown}/docs`);

  if (!isLoopback(address)) console.log(describeOpen(host, readProcessLanguage()));

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      void app.close().then(() => process.exit(0));
    });
  }
  return 0;
}

run(serveDevelopment);

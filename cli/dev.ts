import http from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Application } from 'egg';
import { scanContentDir } from '../infra/content-dir';
import { bundleExplorer } from './bundle-explorer';
import { loadConfig } from './content-options';
import { run, UsageError } from './run';
import { chooseLanguage } from './wording';

const help = `Usage: npm run dev [-- --lang zh|en]

Serves the content directory CONTENT_DIR (by default content) on PORT (by default 7001) of HOST, from source, and
follows changes to it: a saved article is in the answers within a moment. Ends with Ctrl-C.

  --lang LANGUAGE  the language of findings; by default that of LC_ALL, LC_MESSAGES or LANG, else en`;

/** Serves the content directory from one process, and follows changes to it. */
async function serveDevelopment(): Promise<number> {
  const { values } = parseArgs({
    options: { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  // For the process that follows the content, which speaks the language of its environment.
  if (values.lang !== undefined) process.env.LC_ALL = chooseLanguage(values.lang);
  const { port, host, contentDir } = loadConfig();
  // Said here in one sentence; Egg would print where in its start it happened.
  scanContentDir(contentDir);
  const baseDir = path.resolve(__dirname, '..');
  // Without it Egg passes over configuration that is not compiled, in silence.
  process.env.EGG_TYPESCRIPT = 'true';
  // Egg's types know only the options of a cluster; `single` is what egg-scripts calls a single process.
  const app = new Application({ mode: 'single', baseDir, env: 'local' } as ConstructorParameters<
    typeof Application
  >[0]);
  const { explorer, explorerDir } = app.config.casebook;
  await Promise.all([app.ready(), explorer ? bundleExplorer(baseDir, explorerDir) : undefined]);

  const server = http.createServer(app.callback());
  // Lets Egg answer what is no HTTP, as it does where it makes the server itself.
  app.emit('server', server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new UsageError(`${error.message}. Set PORT to another one: PORT=7002 npm run dev`));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const shown = typeof address === 'object' && address ? address.port : port;
  console.log(`Casebook: http://localhost:${shown}/api/v1/articles`);
  if (explorer)
    console.log(`Explorer: http://localhost:${shown}/ · reference: http://localhost:${shown}/docs`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      void app.close().then(() => process.exit(0));
    });
  }
  return 0;
}

run(serveDevelopment);

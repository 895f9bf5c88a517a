import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import v8 from 'node:v8';
import type * as loadedBundle from './load-bundle';

/**
 * Runs in a child process of code-cache.ts: starts the server of a staged package, sends one request, and writes the code
 * that V8 compiled for these. Arguments: the folder of the package, the file to write.
 */
function makeCodeCache(): void {
  // The server takes no options.
  const [folder = '', target = ''] = process.argv.splice(2);
  const requirePacked = createRequire(path.join(folder, 'load.js'));
  // The bundled load-bundle.ts.
  const { bundle, script, describeBuild } = requirePacked('./load.js') as typeof loadedBundle;
  const write = () => {
    // This process has fixed seeds, so that the same bundle gives the same bytes. A server runs without them.
    v8.setFlagsFromString('--hash-seed=0');
    v8.setFlagsFromString('--random-seed=0');
    fs.writeFileSync(target, Buffer.concat([Buffer.from(describeBuild()), script.createCachedData()]));
    process.exit(0);
  };
  const send = () => {
    http
      .get({ host: '127.0.0.1', port: process.env.PORT, path: '/api/v1/articles?limit=10' }, (response) => {
        response.resume().on('end', () => setTimeout(write, 300));
      })
      .on('error', () => setTimeout(send, 300));
  };
  bundle.enter('entry/server.ts');
  // By then the server usually listens.
  setTimeout(send, 1000);
}

makeCodeCache();

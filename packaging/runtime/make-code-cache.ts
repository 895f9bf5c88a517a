import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import v8 from 'node:v8';
import type * as loadedBundle from './load-bundle';
import { describeBuild } from './describe-build';

/**
 * Run by code-cache.ts in a process of its own: starts the server of a staged package, asks it once, and writes the code
 * that V8 made for that. Arguments: the folder of the package, the file to write.
 */
function makeCodeCache(): void {
  const [folder = '', target = ''] = process.argv.slice(2);
  const requirePacked = createRequire(path.join(folder, 'load.js'));
  // A file of the package, made from load-bundle.ts.
  const { bundle, script } = requirePacked('./load.js') as typeof loadedBundle;
  const write = () => {
    // The process was started with seeds, so that the same bundle gives the same bytes; a server is started without.
    v8.setFlagsFromString('--hash-seed=0');
    v8.setFlagsFromString('--random-seed=0');
    fs.writeFileSync(target, Buffer.concat([Buffer.from(describeBuild()), script.createCachedData()]));
    process.exit(0);
  };
  const ask = () => {
    http
      .get({ host: '127.0.0.1', port: process.env.PORT, path: '/api/v1/articles?limit=10' }, (response) => {
        response.resume().on('end', () => setTimeout(write, 300));
      })
      .on('error', () => setTimeout(ask, 300));
  };
  bundle.enter('entry/server.ts');
  // Late enough that the first question finds the server most often.
  setTimeout(ask, 1000);
}

makeCodeCache();

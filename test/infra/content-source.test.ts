import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atFolder, openContentSource } from '../../infra/content-source';
import { describeContentSource } from './content-source.suite';

describeContentSource('a folder', async () => {
  const root = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'content-source-'));
  return {
    source: openContentSource(atFolder(root)),
    async write(file, text) {
      await fs.promises.mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await fs.promises.writeFile(path.join(root, file), text);
    },
    remove: (file) => fs.promises.rm(path.join(root, file)),
    close: () => fs.promises.rm(root, { recursive: true }),
  };
});

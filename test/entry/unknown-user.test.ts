import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../../packaging/find-free-port';
import { aSnapshot } from '../support/builders';
import { openSocketCalls } from '../support/call';
import {
  clusterServer,
  plainEggServer,
  sourceServer,
  startServer,
  type Command,
} from '../support/process-ways';
import { writeSnapshot } from '../app/support';

/** As OpenShift starts containers: a number that `/etc/passwd` does not have, in the group of root, with no home. */
const asUnknownUser = [
  '--reuid=1000700000',
  '--regid=0',
  '--clear-groups',
  'env',
  '-u',
  'HOME',
  '-u',
  'USER',
];

const commands: Readonly<Record<string, Command>> = {
  'the server': sourceServer,
  'the server, without plugin/lean-egg': plainEggServer,
  'npm start': { ...sourceServer, args: [...sourceServer.args.slice(0, -1), 'cli/start.ts'] },
  'npm run start:cluster': clusterServer(1),
};

describe('a user without an entry in /etc/passwd', () => {
  const file = writeSnapshot(aSnapshot([{ id: 'blog/a' }]));
  fs.chmodSync(path.dirname(file.file), 0o755);
  after(file.remove);

  const isRoot = process.getuid?.() === 0;
  for (const [name, { command, args, ...rest }] of Object.entries(commands)) {
    const title = `can run ${name}`;
    it(isRoot ? title : `${title}: not seen here, because the tests do not run as root`, async function () {
      if (!isRoot) this.skip();
      const own = { ...rest, command: 'setpriv', args: [...asUnknownUser, command, ...args] };
      const port = String(await findFreePort());
      const { child, ended, output } = await startServer(own, { CONTENT_SNAPSHOT: file.file, PORT: port });
      const { call, close } = openSocketCalls(Number(port));
      assert.equal((await call('/api/v1/articles')).status, 200);
      close();
      child.kill('SIGTERM');
      assert.equal(await ended, 0, output());
    });
  }
});

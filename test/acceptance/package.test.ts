import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { connectionsSuite } from '../entry/connections.suite';
import { packedComponentWay, packedEventWay } from '../support/packed-functions';
import { drainUnderLoad } from '../support/drain-under-load';
import { packedServers, processWay, startServer } from '../support/process-ways';
import type { Way } from '../support/way';
import { alertsSuite } from './alerts.suite';
import { openHttpEnvironment } from './open-http-environment';
import { acceptanceSuite } from './suite';

const fixture = path.resolve(__dirname, '../fixtures/content/two-collections');

/** The folder that `npm run test:package` names. */
const folder = process.env.CASEBOOK_TEST_PACKAGE ?? '';

if (folder !== '') {
  const commands = Object.entries(packedServers(folder));
  for (const [name, command] of commands) connectionsSuite(`of the package, as ${name}`, command);
  const servers = commands.map(([name, command]) => processWay(`as ${name}`, command));
  const ways = [
    ...servers,
    packedEventWay('function-url', folder),
    packedEventWay('api-gateway', folder),
    packedComponentWay(folder),
  ];

  describe('the package', () => {
    for (const way of ways) it(`serves the content that is in it, ${way.name}`, () => serveOwn(way));

    for (const [name, command] of Object.entries(packedServers(folder))) {
      it(`loses no request at SIGTERM, under load, as ${name}`, async () => {
        const server = await startServer({ ...command, isGroup: true }, { CONTENT_SNAPSHOT: '' });
        await drainUnderLoad(server, () => {
          server.child.kill('SIGTERM');
        });
      });
    }

    it('cannot be written to', function () {
      if (process.env.CASEBOOK_TEST_READ_ONLY !== 'true') this.skip();
      assert.throws(() => {
        fs.writeFileSync(path.join(folder, 'written'), '');
      }, /EROFS/);
    });
  });

  for (const way of ways) {
    alertsSuite(way);
    acceptanceSuite(`two collections from the package, ${way.name}`, () =>
      openHttpEnvironment(fixture, { way }),
    );
  }
}

async function serveOwn(way: Way): Promise<void> {
  const { call, close } = await way.open({ CONTENT_SNAPSHOT: '' });
  try {
    const { status, body } = await call('/readyz');
    assert.equal(status, 200, body.toString());
    assert.equal((await call('/api/v1/articles?limit=1')).status, 200);
  } finally {
    await close();
  }
}

import assert from 'node:assert/strict';
import { ReleaseEnvironment } from './release-environment';

describe('a release whose function reads other content than was packed', () => {
  const environment = new ReleaseEnvironment();
  before(() => environment.cloud.open());
  after(() => environment.close());

  it('is not given to readers', async () => {
    assert.equal((await environment.deploy(await environment.pack('Good'))).failure, '');
    const file = await environment.pack('Flipped');
    environment.changeSite('Flipped', { checksum: '0'.repeat(64) });
    const { failure } = await environment.deploy(file);
    assert.match(failure, /GET \/readyz\?checksum=true: .*: what runs is not what was packed/);
    assert.match(failure, /Readers were not moved: they have version 1 as before/);
    assert.equal(environment.traffic, '1');
  });
});

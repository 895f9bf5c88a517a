import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCatalog } from '../../core/read/catalog/catalog';
import { SnapshotError } from '../../core/format/snapshot/decode-snapshot';
import { createZone } from '../../core/model/time/zone';
import { openFileStore } from '../../infra/snapshot-file';
import { NoSnapshotError } from '../../infra/snapshot-store';
import { describeSnapshotStore, snapshotOf } from './snapshot-store.suite';

describeSnapshotStore('a file', async () => {
  const root = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'snapshot-store-'));
  // The folder is not there: whoever puts the first makes it.
  const folder = path.join(root, 'deep/er');
  const file = path.join(folder, 'content.snapshot');
  return {
    store: openFileStore(file),
    list: () => Promise.resolve(fs.existsSync(folder) ? fs.readdirSync(folder) : []),
    damage: async (change) => {
      await fs.promises.writeFile(file, change(await fs.promises.readFile(file)));
    },
    close: () => fs.promises.rm(root, { recursive: true }),
  };
});

describe('snapshot file', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'snapshot-file-'));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('says what to do when there is a folder in its place, or the way to it leads through a file', async () => {
    const file = path.join(folder, 'file');
    fs.writeFileSync(file, '');
    for (const name of [folder, path.join(file, 'content.snapshot')]) {
      await assert.rejects(openFileStore(name).get(), (error) => {
        assert.ok(error instanceof SnapshotError && !(error instanceof NoSnapshotError), String(error));
        assert.match(error.message, /CONTENT_SNAPSHOT/);
        return true;
      });
    }
  });

  it('says what to do when it was cut off while open', async () => {
    const name = path.join(folder, 'content.snapshot');
    await openFileStore(name).put(snapshotOf('A'));
    const snapshot = await openFileStore(name).get();
    const { records } = createCatalog(snapshot, createZone('UTC'));
    fs.truncateSync(name, snapshot.source.length - 10);
    assert.throws(
      () => records.text(0, 'text'),
      (error) => error instanceof SnapshotError && error.message.includes('ends before byte'),
    );
    snapshot.close();
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCatalog } from '../../core/read/catalog/catalog';
import { SnapshotError } from '../../core/format/snapshot/decode-snapshot';
import { createZone } from '../../core/model/time/zone';
import { openFileStore } from '../../infra/snapshot-file';
import { NoSnapshotError, type OpenSnapshot } from '../../infra/snapshot-store';
import { overwrites } from '../support/overwrites';
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

/** Whether every byte is what the build wrote. */
const isWhole = async (snapshot: OpenSnapshot) =>
  (await snapshot.computeChecksum().catch(() => null)) === snapshot.checksum;

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

  const open = async () => {
    const name = path.join(folder, 'content.snapshot');
    await openFileStore(name).put(snapshotOf('A'));
    return { name, snapshot: await openFileStore(name).get() };
  };

  for (const { title, change } of overwrites) {
    it(`notices that it was written over, before anyone decodes what is there: ${title}`, async () => {
      const { name, snapshot } = await open();
      change(name);
      assert.throws(() => snapshot.columns.idBytes, {
        name: 'SnapshotError',
        message: /was changed while it was read|ends before byte/,
      });
      assert.equal(snapshot.isUntouched(true), false);
      assert.equal(await isWhole(snapshot), false);
      snapshot.close();
    });
  }

  const others: readonly { title: string; change: (name: string) => void }[] = [
    { title: 'it is removed', change: fs.rmSync },
    {
      title: 'it is moved aside',
      change: (name) => {
        fs.renameSync(name, `${name}.old`);
      },
    },
    {
      title: 'another file is moved to its place',
      change: (name) => {
        fs.writeFileSync(`${name}.new`, 'garbage');
        fs.renameSync(`${name}.new`, name);
      },
    },
  ];
  for (const { title, change } of others) {
    it(`stays as it is when ${title}`, async () => {
      const { name, snapshot } = await open();
      change(name);
      assert.equal(createCatalog(snapshot, createZone('UTC')).records.text(0, 'text'), 'A 😀');
      assert.equal(snapshot.isUntouched(true), true);
      assert.equal(await isWhole(snapshot), true);
      snapshot.close();
    });
  }

  it('is whole, whatever happened to its times, if every byte is what the build wrote', async () => {
    const { name, snapshot } = await open();
    const bytes = fs.readFileSync(name);
    fs.writeFileSync(name, bytes);
    assert.equal(snapshot.isUntouched(true), false);
    snapshot.close();
    for (const at of [30, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const again = await openFileStore(name).get();
      assert.equal(await isWhole(again), true);
      again.close();
      fs.writeFileSync(name, Buffer.from(bytes).fill(Number(bytes[at]) ^ 1, at, at + 1));
      const damaged = await openFileStore(name)
        .get()
        .catch((error: unknown) => error);
      if (!(damaged instanceof SnapshotError)) {
        assert.equal(await isWhole(damaged as OpenSnapshot), false, `byte ${at}`);
        (damaged as OpenSnapshot).close();
      }
      fs.writeFileSync(name, bytes);
    }
  });
});

import assert from 'node:assert/strict';
import { encodeSnapshot, type EncodedSnapshot } from '../../core/build/snapshot/encode-snapshot';
import { SnapshotError } from '../../core/format/snapshot/decode-snapshot';
import { createZone } from '../../core/model/time/zone';
import { createCatalog } from '../../core/read/catalog/catalog';
import { hash } from '../../infra/hash';
import { checkSnapshot, sealSnapshot } from '../../infra/snapshot-checksum';
import { NoSnapshotError, type OpenSnapshot, type SnapshotStore } from '../../infra/snapshot-store';
import { aContent } from '../support/builders';
import { flipBit } from '../support/flip-bit';

/** A store whose insides a test can see and damage. */
export interface StoreWorld {
  readonly store: SnapshotStore;
  /** What the store keeps, temporary things included: one name for each. */
  list(): Promise<readonly string[]>;
  /** Changes the bytes of the snapshot that is there, behind the back of the store. */
  damage(change: (bytes: Buffer) => Buffer): Promise<void>;
  close(): Promise<void>;
}

/** A snapshot of one article. */
export const snapshotOf = (title: string): EncodedSnapshot =>
  encodeSnapshot(aContent([{ title, markdown: `${title} 😀` }]), hash);

/** Reads of an article what stands in two places of the snapshot, so that a mixture of two would show. */
const read = (snapshot: OpenSnapshot): readonly string[] => {
  const { records } = createCatalog(snapshot, createZone('UTC'));
  return [records.summary(0).title, records.text(0, 'markdown')];
};

/** What every store of snapshots keeps to. */
export function describeSnapshotStore(name: string, open: () => Promise<StoreWorld>): void {
  describe(`snapshots in ${name}`, () => {
    let world: StoreWorld;
    const opened: OpenSnapshot[] = [];
    beforeEach(async () => {
      world = await open();
    });
    afterEach(async () => {
      for (const snapshot of opened.splice(0)) snapshot.close();
      await world.close();
    });
    const get = async () => {
      const snapshot = await world.store.get();
      opened.push(snapshot);
      return snapshot;
    };

    it('are read as they were put, and named by their revision', async () => {
      const put = snapshotOf('A');
      await world.store.put(put);
      const snapshot = await get();
      assert.deepEqual(read(snapshot), ['A', 'A 😀']);
      assert.equal(snapshot.header.revision, put.revision);
      assert.deepEqual(
        Buffer.from(snapshot.source.readBytes(0, snapshot.source.length)),
        Buffer.concat(sealSnapshot(put.chunks)),
      );
    });

    it('are not there before the first was put, which the error says with what to do', async () => {
      await assert.rejects(world.store.get(), (error) => {
        assert.ok(error instanceof NoSnapshotError);
        assert.match(error.message, /is not there\. .*npm run build/);
        return true;
      });
      assert.deepEqual(await world.list(), []);
    });

    it('stay readable when another takes their place', async () => {
      await world.store.put(snapshotOf('Old'));
      const old = await get();
      await world.store.put(snapshotOf('New and longer'));
      assert.deepEqual(read(old), ['Old', 'Old 😀']);
      assert.deepEqual(read(await get()), ['New and longer', 'New and longer 😀']);
      assert.deepEqual(read(old), ['Old', 'Old 😀']);
      assert.equal((await world.list()).length, 1);
    });

    it('stay as they are when a put fails, which leaves nothing behind', async () => {
      const failing = snapshotOf('New');
      // What is no bytes cannot be written, wherever to.
      const chunks = [...failing.chunks.slice(0, 2), null as unknown as Uint8Array];
      await assert.rejects(world.store.put({ ...failing, chunks }));
      assert.deepEqual(await world.list(), []);
      await world.store.put(snapshotOf('Old'));
      await assert.rejects(world.store.put({ ...failing, chunks }));
      assert.deepEqual(read(await get()), ['Old', 'Old 😀']);
      assert.equal((await world.list()).length, 1);
    });

    it('are one of the two when two are put at once', async () => {
      const titles = ['One', 'Two and longer'];
      await Promise.all(titles.map((title) => world.store.put(snapshotOf(title))));
      const [title = '', text] = read(await get());
      assert.ok(titles.includes(title), title);
      assert.equal(text, `${title} 😀`);
      assert.equal((await world.list()).length, 1);
    });

    it('compute their checksum once, which a flipped bit anywhere changes', async () => {
      await world.store.put(snapshotOf('A'));
      const intact = await get();
      await checkSnapshot(intact);
      assert.equal(await intact.computeChecksum(), intact.checksum);
      assert.equal(intact.computeChecksum(), intact.computeChecksum());
      // In the header, a column and a record, and in the checksum itself.
      const { length } = intact.source;
      for (const at of [20, 60, length >> 1, length - 1]) {
        await world.damage((bytes) => flipBit(bytes, at));
        await assert.rejects(get().then(checkSnapshot), /is damaged: .* npm run build$/);
        await world.damage((bytes) => flipBit(bytes, at));
      }
    });

    it('compute no checksum when they are closed meanwhile', async () => {
      await world.store.put(snapshotOf('A'));
      const snapshot = await world.store.get();
      const checksum = snapshot.computeChecksum();
      snapshot.close();
      assert.equal(await checksum, null);
    });

    const damages: readonly { title: string; change: (bytes: Buffer) => Buffer }[] = [
      { title: 'empty', change: () => Buffer.alloc(0) },
      { title: 'cut off in the header', change: (bytes) => bytes.subarray(0, 40) },
      { title: 'cut off at the end', change: (bytes) => bytes.subarray(0, -1) },
      { title: 'longer than it was', change: (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]) },
      { title: 'no snapshot', change: (bytes) => Buffer.from(bytes).fill('X', 0, 8) },
      { title: 'of another format version', change: (bytes) => Buffer.from(bytes).fill(0xff, 8, 9) },
      { title: 'damaged in the header', change: (bytes) => Buffer.from(bytes).fill(0, 52, 62) },
    ];
    for (const { title, change } of damages) {
      it(`are refused when what is there is ${title}, until the next is put`, async () => {
        await world.store.put(snapshotOf('A'));
        await world.damage(change);
        await assert.rejects(world.store.get(), (error) => {
          assert.ok(error instanceof SnapshotError && !(error instanceof NoSnapshotError), String(error));
          assert.match(error.message, /npm run build/);
          return true;
        });
        await world.store.put(snapshotOf('B'));
        assert.deepEqual(read(await get()), ['B', 'B 😀']);
      });
    }
  });
}

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCatalog } from '../../core/read/catalog/catalog';
import { decodeSnapshot, SnapshotError } from '../../core/format/snapshot/decode-snapshot';
import { encodeSnapshot } from '../../core/build/snapshot/encode-snapshot';
import { createZone } from '../../core/model/time/zone';
import { hash } from '../../infra/hash';
import { openSnapshotFile, saveSnapshotFile } from '../../infra/snapshot-file';
import { aContent } from '../support/builders';

const snapshotOf = (title: string) => encodeSnapshot(aContent([{ title, markdown: `${title} 😀` }]), hash);
const zone = createZone('UTC');

describe('snapshot file', () => {
  let folder: string;
  let name: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'snapshot-file-'));
    name = path.join(folder, 'deep/er/content.snapshot');
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('is read as it was saved, and makes its folder', () => {
    saveSnapshotFile(name, snapshotOf('A'));
    const file = openSnapshotFile(name);
    const catalog = createCatalog(decodeSnapshot(file), zone);
    assert.equal(catalog.records.summary(0).title, 'A');
    assert.equal(catalog.records.text(0, 'markdown'), 'A 😀');
    assert.equal(file.length, snapshotOf('A').length);
    file.close();
  });

  it('stays readable when another takes its name', () => {
    saveSnapshotFile(name, snapshotOf('Old'));
    const old = openSnapshotFile(name);
    const oldCatalog = createCatalog(decodeSnapshot(old), zone);
    saveSnapshotFile(name, snapshotOf('New and longer'));
    assert.equal(oldCatalog.records.summary(0).title, 'Old');
    const next = openSnapshotFile(name);
    assert.equal(createCatalog(decodeSnapshot(next), zone).records.summary(0).title, 'New and longer');
    old.close();
    next.close();
  });

  it('leaves the old one whole when writing fails, and nothing else behind', () => {
    saveSnapshotFile(name, snapshotOf('Old'));
    const failing = snapshotOf('New');
    const chunks = [...failing.chunks.slice(0, 2), null as unknown as Uint8Array];
    assert.throws(() => {
      saveSnapshotFile(name, { ...failing, chunks });
    });
    const file = openSnapshotFile(name);
    assert.equal(createCatalog(decodeSnapshot(file), zone).records.summary(0).title, 'Old');
    file.close();
    assert.deepEqual(fs.readdirSync(path.dirname(name)), ['content.snapshot']);
  });

  it('says what to do when it is not there', () => {
    assert.throws(
      () => openSnapshotFile(name),
      (error) => {
        assert.ok(error instanceof SnapshotError);
        assert.equal(error.message, `${name} cannot be opened. Make it with: npm run build`);
        return true;
      },
    );
  });

  it('says what to do when it is a folder', () => {
    assert.throws(() => decodeSnapshot(openSnapshotFile(folder)), SnapshotError);
  });

  it('says what to do when it was cut off while open', () => {
    saveSnapshotFile(name, snapshotOf('A'));
    const file = openSnapshotFile(name);
    const { records } = createCatalog(decodeSnapshot(file), zone);
    fs.truncateSync(name, file.length - 10);
    assert.throws(
      () => records.text(0, 'text'),
      (error) => error instanceof SnapshotError && error.message.includes('ends before byte'),
    );
    file.close();
  });
});

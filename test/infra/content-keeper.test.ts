import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LiveContent } from '../../core/read/catalog/live-content';
import { createContentKeeper, type ContentKeeper } from '../../infra/content-keeper';
import { openFileStore } from '../../infra/snapshot-file';
import type { SnapshotStore } from '../../infra/snapshot-store';
import { snapshotOf } from './snapshot-store.suite';

describe('content keeper', () => {
  let folder: string;
  let file: string;
  let opened: number;
  let store: SnapshotStore;
  let keeper: ContentKeeper;
  let served: LiveContent | undefined;
  let reports: string[];

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'content-keeper-'));
    file = path.join(folder, 'content.snapshot');
    const inner = openFileStore(file);
    opened = 0;
    store = {
      put: (snapshot) => inner.put(snapshot),
      get: () => {
        opened++;
        return inner.get();
      },
    };
    reports = [];
    keeper = createContentKeeper(
      'UTC',
      (content) => {
        served = content;
      },
      (level, message) => {
        reports.push(`${level}: ${message}`);
      },
    );
    await store.put(snapshotOf('A'));
    await keeper.open(store);
  });
  afterEach(() => {
    keeper.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('looks at the file only if something was read, unless it has to', () => {
    assert.equal(keeper.check(), true);
    fs.truncateSync(file, 100);
    assert.equal(keeper.check(), true);
    assert.ok(served);
    assert.equal(keeper.check(true), false);
    assert.equal(served, undefined);
    // Also those that follow and have read nothing.
    assert.equal(keeper.check(), false);
  });

  it('says once what is wrong, and once that it is whole again', async () => {
    const good = fs.readFileSync(file);
    fs.truncateSync(file, 100);
    for (let i = 0; i < 3; i++) keeper.check(true);
    fs.writeFileSync(file, good);
    while (!keeper.check(true)) await wait(20);
    assert.ok(served);
    assert.equal(reports.length, 2);
    assert.match(reports[0] ?? '', /^error: .*written over.*npm run build/);
    assert.match(reports[1] ?? '', /^warn: .* is whole again, and served: revision [\da-f]{16}\.$/);
  });

  it('looks for a whole snapshot once a second at most, however many requests come', async () => {
    fs.truncateSync(file, 100);
    const end = performance.now() + 300;
    while (performance.now() < end) {
      for (let i = 0; i < 100; i++) keeper.check(true);
      await wait(5);
    }
    // The first is the one that was served.
    assert.equal(opened, 2);
  });
});

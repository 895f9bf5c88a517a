import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAlertClaims } from '../../infra/alert-claims';
import { withEnvironment } from '../support/with-environment';

describe('claims of alerts', () => {
  let temporary: string;
  let now = 1_000_000;

  beforeEach(() => {
    temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-claims-'));
  });

  afterEach(() => {
    fs.rmSync(temporary, { recursive: true });
  });

  const create = (scope = 'site') =>
    withEnvironment({ TMPDIR: temporary }, () =>
      Promise.resolve(createAlertClaims(scope, 600_000, () => now)),
    );
  const folderOf = () => path.join(temporary, `casebook-alerts-${process.getuid?.()}`);

  it('hold for all processes of one site until they are over or taken back', async () => {
    const [one, other, elsewhere] = [await create(), await create(), await create('other site')];
    assert.deepEqual([one.take('a'), other.take('a'), one.take('a')], [true, false, false]);
    assert.deepEqual([other.take('b'), elsewhere.take('a')], [true, true]);
    one.release('a');
    assert.equal(other.take('a'), true);
    now += 599_999;
    assert.equal(one.take('a'), false);
    now += 1;
    assert.deepEqual([one.take('a'), other.take('a')], [true, false]);
    // The clock was set back.
    now -= 1_000_000;
    assert.equal(other.take('a'), true);
  });

  it('tell nobody the scope and the key, and let nobody else in', async () => {
    (await create('secret-scope')).take('secret-key');
    const names = fs.readdirSync(folderOf());
    assert.equal(names.length, 1);
    assert.match(names[0] ?? '', /^[\da-f]{64}$/);
    assert.equal(fs.statSync(folderOf()).mode & 0o777, 0o700);
  });

  it('leave behind no more than is held', async () => {
    const claims = await create();
    for (let i = 0; i < 1_100; i++) assert.equal(claims.take(String(i)), true);
    assert.equal(fs.readdirSync(folderOf()).length, 1_000);
    now += 600_000;
    claims.take('a');
    assert.equal(fs.readdirSync(folderOf()).length, 1);
  });

  for (const [name, prepare] of [
    [
      'is a link to elsewhere',
      (folder: string) => {
        fs.mkdirSync(path.join(temporary, 'elsewhere'), { mode: 0o700 });
        fs.symlinkSync(path.join(temporary, 'elsewhere'), folder);
      },
    ],
    [
      'is open to others',
      (folder: string) => {
        fs.mkdirSync(folder);
        fs.chmodSync(folder, 0o777);
      },
    ],
    [
      'is a file',
      (folder: string) => {
        fs.writeFileSync(folder, '');
      },
    ],
  ] as const) {
    it(`write nothing and hold nothing back where the folder ${name}`, async () => {
      prepare(folderOf());
      const [one, other] = [await create(), await create()];
      assert.deepEqual([one.take('a'), other.take('a')], [true, true]);
      one.release('a');
      const entries = fs.readdirSync(temporary, { recursive: true });
      assert.ok(entries.every((entry) => !/[\da-f]{64}/.test(String(entry))));
    });
  }
});

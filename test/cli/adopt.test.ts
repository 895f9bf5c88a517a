import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseLayout } from '../../core/build/settings/parse-layout';

const root = path.resolve(__dirname, '../..');

describe('npm run adopt', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adopt-'));
    fs.mkdirSync(path.join(folder, 'source/_posts'), { recursive: true });
    fs.writeFileSync(
      path.join(folder, 'source/_posts/a.md'),
      '---\ntitle: A\n---\n\n{% note %}x{% endnote %}\n',
    );
    fs.writeFileSync(path.join(folder, 'README.md'), '# Theme\n');
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const adopt = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['cli/run-typescript', 'cli/adopt.ts', folder, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', LC_ALL: 'C' },
    });
  const target = () => path.join(folder, 'casebook.yml');

  it('writes what it shows, which is read without a finding', () => {
    const { status, stdout } = adopt('--yes');
    assert.equal(status, 0);
    const text = fs.readFileSync(target(), 'utf8');
    assert.ok(stdout.includes(text), stdout);
    assert.match(stdout, /^Recognised: hexo$/m);
    assert.match(stdout, /^1 Markdown file will be read\.$/m);
    assert.match(stdout, /Not looked at: 1 Markdown file \(1 outside the folders/);
    assert.match(stdout, /Shown to readers as it stands.*hexo \(1\)/);
    assert.deepEqual(parseLayout(text, () => true).findings, []);
  });

  it('writes nothing with --dry-run, and nothing when nobody can be asked', () => {
    assert.equal(adopt('--dry-run').status, 0);
    const { status, stderr } = adopt();
    assert.equal(status, 2);
    assert.match(stderr, /^Nothing was written\. Add --yes/);
    assert.ok(!fs.existsSync(target()));
  });

  it('never replaces a casebook.yml', () => {
    fs.writeFileSync(target(), 'root: mine\n');
    const { status, stderr } = adopt('--yes');
    assert.equal(status, 2);
    assert.match(stderr, /is there already\. Remove it, or see with --dry-run/);
    assert.equal(fs.readFileSync(target(), 'utf8'), 'root: mine\n');
  });

  it('speaks Chinese', () => {
    const { stdout } = adopt('--dry-run', '--lang', 'zh');
    assert.match(stdout, /^识别结果：hexo$/m);
  });
});

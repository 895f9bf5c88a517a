import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleExplorer } from '../../cli/bundle-explorer';

const root = path.resolve(__dirname, '../..');

describe('bundleExplorer', () => {
  let folder: string;
  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'explorer-'));
    await bundleExplorer(root, folder);
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('makes an explorer of less than 60 KB, compressed', () => {
    const names = fs.readdirSync(folder).filter((name) => !/^(?:docs|swagger|THIRD-PARTY)/.test(name));
    assert.deepEqual(names, ['article.css', 'explorer.css', 'explorer.js', 'icon.svg', 'index.html']);
    const bytes = names.map((name) => gzipSync(fs.readFileSync(path.join(folder, name))).length);
    const sum = bytes.reduce((a, b) => a + b);
    assert.ok(sum < 60_000, `${sum} bytes: ${names.map((name, i) => `${name} ${bytes[i] ?? 0}`).join(', ')}`);
  });

  it('makes the same bytes each time', async () => {
    const read = () =>
      fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'base64'));
    const before = read();
    await bundleExplorer(root, folder);
    assert.ok(JSON.stringify(read()) === JSON.stringify(before), 'a second build differs');
  });
});

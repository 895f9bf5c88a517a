import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createFile } from '../../infra/create-file';
import { replaceFile, ReplaceFileError } from '../../infra/replace-file';

describe('replaceFile', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'replace-'));
    file = path.join(folder, 'a.md');
    fs.writeFileSync(file, 'old');
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const replace = (before: string, after: string, name = file) => {
    replaceFile(name, Buffer.from(before), Buffer.from(after));
  };

  it('keeps the mode of the file and leaves nothing beside it', () => {
    fs.chmodSync(file, 0o640);
    replace('old', 'new');
    assert.equal(fs.readFileSync(file, 'utf8'), 'new');
    assert.equal(fs.statSync(file).mode & 0o777, 0o640);
    assert.deepEqual(fs.readdirSync(folder), ['a.md']);
  });

  it('keeps a link, and changes what it leads to', () => {
    const link = path.join(folder, 'link.md');
    fs.symlinkSync('a.md', link);
    replace('old', 'new', link);
    assert.ok(fs.lstatSync(link).isSymbolicLink());
    assert.equal(fs.readFileSync(file, 'utf8'), 'new');
  });

  it('refuses a file that somebody changed meanwhile', () => {
    assert.throws(() => {
      replace('other', 'new');
    }, ReplaceFileError);
    assert.equal(fs.readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(fs.readdirSync(folder), ['a.md']);
  });

  it('makes a file only where there is none', () => {
    assert.equal(createFile(file, 'new'), false);
    assert.equal(fs.readFileSync(file, 'utf8'), 'old');
    assert.equal(createFile(path.join(folder, 'b.md'), 'new'), true);
  });
});

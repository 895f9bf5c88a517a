import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeFileAtomically } from '../../infra/write-file-atomically';

describe('writeFileAtomically', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'write-file-atomically-'));
    file = path.join(folder, 'a.json');
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const read = () => fs.readFileSync(file, 'utf8');

  it('writes text, and chunks one behind the other, and leaves nothing beside the file', () => {
    writeFileAtomically(file, '中文😀\n');
    assert.equal(read(), '中文😀\n');
    writeFileAtomically(file, [Buffer.from('one, '), Buffer.from('two')]);
    assert.equal(read(), 'one, two');
    writeFileAtomically(file, []);
    assert.equal(read(), '');
    assert.deepEqual(fs.readdirSync(folder), ['a.json']);
  });

  it('writes a file whose name is as long as names may be', () => {
    file = path.join(folder, `${'文'.repeat(84)}.md`);
    writeFileAtomically(file, 'text');
    assert.equal(read(), 'text');
  });

  it('gives the file the mode that it is told', () => {
    const { uid, gid } = fs.statSync(folder);
    writeFileAtomically(file, 'text', { attributes: { mode: 0o100604, uid, gid } });
    assert.equal(fs.statSync(file).mode & 0o7777, 0o604);
  });

  const failures: readonly { when: string; write: () => void }[] = [
    {
      when: 'a chunk cannot be written',
      write: () => {
        writeFileAtomically(file, [Buffer.from('new'), null as unknown as Uint8Array]);
      },
    },
    {
      when: 'it is stopped before the rename',
      write: () => {
        const stop = () => {
          throw new Error('stopped');
        };
        writeFileAtomically(file, 'new', { beforeRename: stop });
      },
    },
    {
      when: 'the rename fails',
      write: () => {
        fs.mkdirSync(path.join(folder, 'b'));
        try {
          writeFileAtomically(path.join(folder, 'b'), 'new');
        } finally {
          fs.rmdirSync(path.join(folder, 'b'));
        }
      },
    },
  ];
  for (const { when, write } of failures) {
    it(`leaves the file as it was, and nothing beside it, when ${when}`, () => {
      writeFileAtomically(file, 'old');
      assert.throws(write);
      assert.equal(read(), 'old');
      assert.deepEqual(fs.readdirSync(folder), ['a.json']);
    });
  }

  it('lets another write the same file meanwhile; the last to finish wins', () => {
    writeFileAtomically(file, 'one', {
      beforeRename: () => {
        writeFileAtomically(file, 'two and longer');
        assert.equal(read(), 'two and longer');
      },
    });
    assert.equal(read(), 'one');
    assert.deepEqual(fs.readdirSync(folder), ['a.json']);
  });
});

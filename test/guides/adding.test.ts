import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { listArticles } from '../../contract/articles';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

describe('the page for newcomers', () => {
  const text = read('docs/adding.md');
  const files = [
    ...new Set(
      [...text.matchAll(/`([\w./-]+\/[\w./-]*|\w[\w.-]*\.(?:md|json))`/g)].map(([, file = '']) => file),
    ),
  ];

  it('names files', () => {
    assert.ok(files.length > 30, files.join(' '));
  });

  for (const file of files) {
    it(`names a file that exists: ${file}`, () => {
      assert.ok(fs.existsSync(path.join(root, file)));
    });
  }
});

describe('the reference', () => {
  it('has every parameter of lists', () => {
    const text = read('docs/api.md');
    const missing = Object.keys(listArticles.query.properties).filter(
      (name) => !text.includes(`\`${name}\``),
    );
    assert.deepEqual(missing, []);
  });
});

import assert from 'node:assert/strict';
import { editPackage } from '../../packaging/shaving/edit-package';

describe('editPackage', () => {
  const edit = editPackage([{ file: 'destroy/index.js', text: 'var a', by: 'let a' }]);

  it('changes the file that it names, and no other', () => {
    assert.equal(edit('var a = 1;', 'node_modules/destroy/index.js'), 'let a = 1;');
    assert.equal(edit('var a = 1;', 'node_modules/koa/node_modules/destroy/index.js'), 'let a = 1;');
    for (const other of [
      'node_modules/destroy/lib/index.js',
      'app/destroy/index.js',
      'node_modules/koa-destroy/index.js',
    ])
      assert.equal(edit('var a = 1;', other), 'var a = 1;');
  });

  it('stops the packing where the package is written in another way than was known', () => {
    assert.throws(() => edit('const a = 1;', 'node_modules/destroy/index.js'), /destroy.*without var a/);
  });
});

import assert from 'node:assert/strict';
import { cutText } from '../../../../core/model/text/cut-text';

describe('cutText', () => {
  it('counts code points and splits none', () => {
    assert.equal(cutText('😀😀😀', 2), '😀😀');
  });
  it('keeps a text that is short enough', () => {
    assert.equal(cutText('😀a', 2), '😀a');
  });
});

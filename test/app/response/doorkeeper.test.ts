import assert from 'node:assert/strict';
import { createDoorkeeper } from '../../../app/response/doorkeeper';

describe('createDoorkeeper', () => {
  it('tells the second time that a name was noted', () => {
    const seenBefore = createDoorkeeper();
    const names = ['', 'a', 'b', '/api/v1/articles?tag=%E4%BA%91', '/api/v1/articles?tag=%E4%BA%92'];
    assert.deepEqual(names.map(seenBefore), [false, false, false, false, false]);
    assert.deepEqual(names.map(seenBefore), [true, true, true, true, true]);
  });

  it('takes hardly any new name for a noted one, and forgets what was noted long ago', () => {
    const seenBefore = createDoorkeeper();
    seenBefore('long ago');
    let mistaken = 0;
    for (let i = 0; i < 200_000; i++) if (seenBefore(`/api/v1/articles?from=${i}`)) mistaken += 1;
    assert.ok(mistaken < 20, `${mistaken} names`);
    assert.equal(seenBefore('long ago'), false);
  });
});

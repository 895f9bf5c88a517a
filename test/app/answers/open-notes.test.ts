import assert from 'node:assert/strict';
import { openNotes } from '../../../app/answers/open-notes';

describe('openNotes', () => {
  it('tells the second time that a name was noted', () => {
    const wasNoted = openNotes();
    const names = ['', 'a', 'b', '/api/v1/articles?tag=%E4%BA%91', '/api/v1/articles?tag=%E4%BA%92'];
    assert.deepEqual(names.map(wasNoted), [false, false, false, false, false]);
    assert.deepEqual(names.map(wasNoted), [true, true, true, true, true]);
  });

  it('takes hardly any new name for a noted one, and forgets what was noted long ago', () => {
    const wasNoted = openNotes();
    wasNoted('long ago');
    let mistaken = 0;
    for (let i = 0; i < 200_000; i++) if (wasNoted(`/api/v1/articles?from=${i}`)) mistaken += 1;
    assert.ok(mistaken < 20, `${mistaken} names`);
    assert.equal(wasNoted('long ago'), false);
  });
});

import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createLineWriter } from '../../../app/operations/line-writer';

describe('line writer', () => {
  it('writes the lines of one turn of the event loop together, in order', async () => {
    const written: string[] = [];
    const writer = createLineWriter((text) => written.push(text));
    for (const line of ['one', 'two', 'three']) writer.write(line, false);
    assert.deepEqual(written, []);
    await nextTurn();
    writer.write('four', false);
    await nextTurn();
    assert.deepEqual(written, ['one\ntwo\nthree\n', 'four\n']);
  });

  it('writes at once what may not wait, behind what waited', async () => {
    const written: string[] = [];
    const writer = createLineWriter((text) => written.push(text));
    writer.write('one', false);
    writer.write('two', true);
    assert.deepEqual(written, ['one\ntwo\n']);
    writer.write('three', false);
    writer.flush();
    await nextTurn();
    assert.deepEqual(written, ['one\ntwo\n', 'three\n']);
  });

  it('lets no more wait than fits into some memory', () => {
    let length = 0;
    const writer = createLineWriter((text) => (length += text.length));
    for (let i = 0; i < 2_000; i++) writer.write('x'.repeat(99), false);
    assert.ok(200_000 - length < 100_000);
  });
});

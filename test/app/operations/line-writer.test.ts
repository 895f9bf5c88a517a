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

  describe('whose reader', () => {
    /** A reader that takes what is written when it is told to. */
    const open = () => {
      const texts: string[] = [];
      const pending: { text: string; done: (error?: Error) => void }[] = [];
      const writer = createLineWriter(
        (text, done) => pending.push({ text, done }),
        () => pending.reduce((sum, { text }) => sum + text.length, 0),
      );
      const settle = (error?: Error) => {
        for (const { text, done } of pending.splice(0)) {
          if (!error) texts.push(text);
          done(error);
        }
      };
      const reports = () =>
        texts.flatMap((text) => {
          const line = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
          return line.event === 'log lines dropped' ? [[line.level, line.dropped]] : [];
        });
      const waiting = () => pending.reduce((sum, { text }) => sum + text.length, 0);
      return { writer, settle, texts, reports, waiting };
    };
    const line = 'x'.repeat(1_023);

    it('stopped gets what fits into some memory, and then the number of lines that did not', () => {
      const { writer, settle, texts, reports, waiting } = open();
      for (let i = 0; i < 10_000; i++) writer.write(line, true);
      assert.ok(waiting() <= 1.1 * 2 ** 20);
      settle();
      const written = texts.length;
      assert.equal(written + writer.countDropped(), 10_000);
      settle();
      assert.deepEqual(reports(), [['warn', 10_000 - written]]);
      // It is said once.
      writer.write(line, true);
      settle();
      settle();
      assert.equal(reports().length, 1);
      assert.equal(writer.countDropped(), 10_000 - written);
    });

    it('died loses lines, and another one that comes is told how many', () => {
      const { writer, settle, reports, waiting } = open();
      for (let i = 0; i < 10; i++) {
        writer.write('one', false);
        writer.write('two', true);
        settle(new Error('EPIPE'));
      }
      assert.deepEqual([writer.countDropped(), waiting()], [20, 0]);
      writer.write('three', true);
      settle();
      // Even this is lost.
      settle(new Error('EPIPE'));
      assert.deepEqual(reports(), []);
      writer.write('four', true);
      settle();
      settle();
      assert.deepEqual(reports(), [['warn', 20]]);
    });
  });
});

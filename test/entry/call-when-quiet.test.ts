import assert from 'node:assert/strict';
import { callWhenQuiet } from '../../entry/call-when-quiet';

describe('callWhenQuiet', () => {
  /** Calls `work` in every event-loop iteration until it returns false. */
  function repeat(work: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const again = () => {
        if (work()) setImmediate(again);
        else resolve();
      };
      setImmediate(again);
    });
  }

  /** Starts to wait for quiet. */
  function start(maxMs: number) {
    let arrive: () => void = () => undefined;
    let isClosed = false;
    const closed = new Promise<void>((resolve) => {
      const close = () => {
        isClosed = true;
        resolve();
      };
      callWhenQuiet((onArrival) => (arrive = onArrival), close, { quietMs: 2, maxMs });
    });
    const whenArrived = () => {
      arrive();
    };
    return { arrive: whenArrived, isClosed: () => isClosed, closed };
  }

  const spend = (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };

  it('closes when nothing arrives', async () => {
    await start(60_000).closed;
  });

  it('goes on while something arrives', async () => {
    const { arrive, isClosed, closed } = start(60_000);
    let iterations = 0;
    await repeat(() => {
      assert.ok(!isClosed());
      spend(0.1);
      arrive();
      return ++iterations < 200;
    });
    await closed;
  });

  it('goes on while an iteration takes so long that something could arrive unseen', async () => {
    const { isClosed, closed } = start(60_000);
    let iterations = 0;
    await repeat(() => {
      assert.ok(!isClosed());
      spend(0.2);
      return ++iterations < 100;
    });
    await closed;
  });

  it('closes in the end even if something always arrives', async () => {
    const { arrive, isClosed, closed } = start(0);
    await repeat(() => {
      arrive();
      return !isClosed();
    });
    await closed;
  });
});

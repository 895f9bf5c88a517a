import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import fs from 'node:fs';
import { stubAssert, stubDebug, stubMzFs, stubPerfHooks } from '../../packaging/runtime/lazy-stubs';

/** What is used of the module here. */
interface LateAssert {
  (value: unknown, message?: string): void;
  readonly strict: (value: unknown, message?: string) => void;
  readonly equal: (one: unknown, other: unknown) => void;
}

describe('lazy stubs', () => {
  let loads: number;
  const load =
    <T>(value: T) =>
    () => {
      loads += 1;
      return value;
    };
  beforeEach(() => (loads = 0));

  it('load no assertions for what holds', () => {
    const late = stubAssert(load(assert as never), ['equal', 'strict']) as LateAssert;
    late(true);
    late.strict({});
    assert.equal(loads, 0);
  });

  it('let the assertions themselves tell what does not hold', () => {
    const late = stubAssert(load(assert as never), ['equal', 'strict']) as LateAssert;
    assert.throws(
      () => {
        late(0, 'not so');
      },
      { code: 'ERR_ASSERTION', message: 'not so', actual: 0 },
    );
    assert.throws(
      () => {
        late.strict(null, 'nor so');
      },
      { code: 'ERR_ASSERTION', message: 'nor so' },
    );
    assert.throws(() => {
      late.equal(1, 2);
    }, /1 !== 2/);
  });

  it('ask the clock when it is asked', () => {
    const late = stubPerfHooks(load({ performance } as never), ['constants', 'performance']) as {
      performance: Performance;
    };
    const { performance: clock } = late;
    assert.equal(loads, 0);
    const before = performance.now();
    assert.ok(clock.now() >= before);
  });

  it('give the files of Node.js to those that wait, and load the rest', () => {
    const promises = { readFile: () => Promise.resolve('text') };
    const late = stubMzFs(load(promises)) as typeof promises & typeof fs;
    assert.equal(late.existsSync, fs.existsSync);
    assert.equal(loads, 0);
    assert.equal(late.readFile, promises.readFile);
  });

  it('write for debugging only where DEBUG asks for it', () => {
    const { DEBUG: before } = process.env;
    const real = () => 'real';
    try {
      delete process.env.DEBUG;
      const debug = stubDebug(load(() => real))('name') as (text: string) => void;
      debug('nothing');
      assert.equal(loads, 0);
      process.env.DEBUG = 'name';
      assert.equal(stubDebug(load(() => real))('name'), real);
    } finally {
      if (before === undefined) delete process.env.DEBUG;
      else process.env.DEBUG = before;
    }
  });
});

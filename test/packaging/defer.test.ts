import assert from 'node:assert/strict';
import { lazyProxy } from '../../packaging/runtime/lazy-proxy';

class Client {
  static readonly kind = 'client';
  constructor(readonly name: string) {}
}

describe('defer', () => {
  let loads: number;
  const load = (value: unknown) => () => {
    loads += 1;
    return value;
  };
  beforeEach(() => (loads = 0));

  it('does not load what is only passed on, bound, or given a property', () => {
    const deferred = lazyProxy(load(() => 1)) as (() => number) & { mark?: string };
    deferred.bind(null);
    deferred.mark = 'seen';
    assert.deepEqual(
      { loads, mark: deferred.mark, type: typeof deferred },
      { loads: 0, mark: 'seen', type: 'function' },
    );
  });

  it('loads once, when it is called', () => {
    const deferred = lazyProxy(load((a: number, b: number) => a + b)) as (a: number, b: number) => number;
    assert.deepEqual(
      [deferred(1, 2), deferred.call(null, 2, 2), deferred.bind(null, 3)(2), loads],
      [3, 4, 5, 1],
    );
  });

  it('constructs what it stands for', () => {
    const Deferred = lazyProxy(load(Client)) as typeof Client;
    const client = new Deferred('x');
    assert.ok(client instanceof Client && client instanceof Deferred);
    assert.deepEqual([client.name, Deferred.kind, client.constructor], ['x', 'client', Client]);
  });

  it('can be derived from', () => {
    const Deferred = lazyProxy(load(Client)) as typeof Client;
    class Special extends Deferred {}
    const client = new Special('y');
    assert.deepEqual([client.name, client.constructor, client instanceof Client], ['y', Special, true]);
  });

  it('takes named exports from a module that it does not load', () => {
    const module = lazyProxy(load({ fetch: () => 'fetched', retries: 3 }), { members: ['fetch'] }) as {
      fetch: () => string;
      retries: number;
    };
    const { fetch } = module;
    const bound = fetch.bind(null);
    assert.equal(loads, 0);
    assert.deepEqual([bound(), module.retries, loads], ['fetched', 3, 1]);
  });

  it('is a function like any other where it stands for one', () => {
    const deferred = lazyProxy(
      load((text: string) => text.length),
      { isPlainFunction: true },
    ) as (text: string) => number;
    assert.equal(deferred.constructor, Function);
    assert.deepEqual([loads, deferred('four'), loads], [0, 4, 1]);
  });
});

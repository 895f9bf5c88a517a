import fs from 'node:fs';
import type * as PerfHooks from 'node:perf_hooks';

type Assert = (...args: unknown[]) => void;

/** An object whose members are those of what `load` gives, taken from it when they are asked for. */
function withMembers<T extends object>(own: T, load: () => object, names: readonly string[]): T {
  for (const name of names)
    Object.defineProperty(own, name, {
      enumerable: true,
      configurable: true,
      get: (): unknown => Reflect.get(load(), name),
    });
  return own;
}

/**
 * Stands for `node:assert`, which Egg's modules call by the dozen at every start: what holds needs no more than a look, and
 * what does not is told by the module itself.
 *
 * @param names what the module exports
 */
export function stubAssert(load: () => Assert & { strict: Assert }, names: readonly string[]): object {
  const standFor = (get: () => Assert) => {
    const assert: Assert = (...args) => {
      if (!args[0]) get()(...args);
    };
    return withMembers(
      assert,
      get,
      names.filter((name) => name !== 'strict'),
    );
  };
  return Object.assign(standFor(load), { strict: standFor(() => load().strict) });
}

/** Stands for `node:perf_hooks`: its clock is taken from it by many, and asked by none as long as Egg logs no times. */
export function stubPerfHooks(load: () => typeof PerfHooks, names: readonly string[]): object {
  const performance = new Proxy({} as Performance, {
    get(_target, key): unknown {
      const { performance: own } = load();
      const value: unknown = Reflect.get(own, key);
      // Node's methods look who calls them.
      return typeof value === 'function' ? (value.bind(own) as unknown) : value;
    },
  });
  return Object.defineProperty(withMembers({}, load, names), 'performance', {
    enumerable: true,
    value: performance,
  });
}

/**
 * Stands for `mz/fs`, of which a start uses what is Node's own: it waits for nothing. The rest is loaded when it is asked
 * for; mz looks at everything that `fs` has, and makes Node.js load its streams and promises.
 */
export function stubMzFs(load: () => object): object {
  return new Proxy(
    {},
    { get: (_target, key): unknown => Reflect.get(String(key).endsWith('Sync') ? fs : load(), key) },
  );
}

type Debug = (name: string) => object;

/** Stands for `debug`, which looks for colours of a terminal first of all: nothing is written unless DEBUG says so. */
export function stubDebug(load: () => Debug): Debug {
  return (namespace) => {
    if (process.env.DEBUG) return load()(namespace);
    const debug = () => {
      // Switched off.
    };
    return Object.assign(debug, { namespace, enabled: false });
  };
}

import fs from 'node:fs';
import type * as PerfHooks from 'node:perf_hooks';

type Assert = (...args: unknown[]) => void;

/** Adds getters for the named members of the module that `load` returns. */
function addMembers<T extends object>(own: T, load: () => object, names: readonly string[]): T {
  for (const name of names)
    Object.defineProperty(own, name, {
      enumerable: true,
      configurable: true,
      get: (): unknown => Reflect.get(load(), name),
    });
  return own;
}

/**
 * A stub of `node:assert`, which Egg calls often during startup. A truthy first argument passes. Otherwise the real module
 * is loaded and throws its own error.
 *
 * @param names the exports of the module
 */
export function stubAssert(load: () => Assert & { strict: Assert }, names: readonly string[]): object {
  const stubFor = (get: () => Assert) => {
    const assert: Assert = (...args) => {
      if (!args[0]) get()(...args);
    };
    return addMembers(
      assert,
      get,
      names.filter((name) => name !== 'strict'),
    );
  };
  return Object.assign(stubFor(load), { strict: stubFor(() => load().strict) });
}

/** A stub of `node:perf_hooks`. Many modules import its clock, but none reads it unless Egg logs times. */
export function stubPerfHooks(load: () => typeof PerfHooks, names: readonly string[]): object {
  const performance = new Proxy({} as Performance, {
    get(_target, key): unknown {
      const { performance: own } = load();
      const value: unknown = Reflect.get(own, key);
      // Node's methods check their `this`.
      return typeof value === 'function' ? (value.bind(own) as unknown) : value;
    },
  });
  return Object.defineProperty(addMembers({}, load, names), 'performance', {
    enumerable: true,
    value: performance,
  });
}

/**
 * A stub of `mz/fs`. A start uses only its synchronous functions, which are those of `fs`. Other members load the module.
 * mz reads every member of `fs`, which makes Node.js load its streams and promises.
 */
export function stubMzFs(load: () => object): object {
  return new Proxy(
    {},
    { get: (_target, key): unknown => Reflect.get(String(key).endsWith('Sync') ? fs : load(), key) },
  );
}

type Debug = (name: string) => object;

/** A stub of `debug`, which detects the colours of the terminal when it is loaded. It writes only if DEBUG is set. */
export function stubDebug(load: () => Debug): Debug {
  return (namespace) => {
    if (process.env.DEBUG) return load()(namespace);
    const debug = () => {
      // Disabled.
    };
    return Object.assign(debug, { namespace, enabled: false });
  };
}

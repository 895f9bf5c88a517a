type Constructor = new (...args: unknown[]) => object;
type Callable = ((...args: unknown[]) => unknown) & Constructor;

/** Properties that every function has. Reading them does not load the module. */
const inherited = new Set<PropertyKey>(['__esModule', 'apply', 'bind', 'call', 'length', 'name']);

/** Facts about a module that is not loaded yet. */
interface ModuleHints {
  /** Exports that are functions. Reading them does not load the module. */
  readonly members?: readonly string[];
  /** Whether the module is a function that is only called: not a class, and without properties. */
  readonly isPlainFunction?: boolean;
}

/**
 * Returns a proxy of a function, a class or the exports of a module. Calling it, constructing it or reading a property loads
 * the module. Passing it on, binding it or setting a property does not.
 *
 * @param load returns the real value; called once
 */
export function lazyProxy(
  load: () => unknown,
  { members = [], isPlainFunction = false }: ModuleHints = {},
): unknown {
  let loaded: Callable | undefined;
  // A value that is not callable throws its own error when it is called.
  const get = (): Callable => (loaded ??= load() as Callable);
  if (isPlainFunction)
    return function (this: unknown, ...args: unknown[]): unknown {
      return Reflect.apply(get(), this, args);
    };
  const memberProxies = new Map(
    members.map((name) => [name, lazyProxy((): unknown => Reflect.get(get(), name))]),
  );
  const target = function () {
    // Never called: the proxy has an `apply` trap.
  };
  const proxy: object = new Proxy(target, {
    apply: (_target, self, args: unknown[]): unknown => Reflect.apply(get(), self, args),
    construct(_target, args: unknown[], newTarget) {
      // `new` on the proxy constructs the real class. A subclass of the proxy keeps its own `new.target`.
      const constructor: unknown = newTarget === proxy ? get() : newTarget;
      return Reflect.construct(get(), args, constructor as Constructor);
    },
    get(own, key) {
      const wasSet = key !== 'prototype' && Object.hasOwn(own, key);
      if (wasSet || inherited.has(key)) return Reflect.get(own, key) as unknown;
      const member = typeof key === 'string' ? memberProxies.get(key) : undefined;
      return member ?? (Reflect.get(get(), key) as unknown);
    },
  });
  return proxy;
}

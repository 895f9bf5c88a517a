type Constructor = new (...args: unknown[]) => object;
type Callable = ((...args: unknown[]) => unknown) & Constructor;

/** What can be asked of a function without its code. */
const inherited = new Set<PropertyKey>(['__esModule', 'apply', 'bind', 'call', 'length', 'name']);

/** What is known of a module that is not loaded yet. */
interface ModuleHints {
  /** Exports that are functions: to be taken from the module they need not be loaded. */
  readonly members?: readonly string[];
  /** It is a function to be called, and nothing else: no class, and without properties. */
  readonly isPlainFunction?: boolean;
}

/**
 * Stands for a function, a class or the exports of a module that is loaded when it is used: called, constructed, or
 * asked for a property. To be passed on, bound or given a property it need not be loaded.
 *
 * @param load gives what this stands for; called once
 */
export function lazyProxy(
  load: () => unknown,
  { members = [], isPlainFunction = false }: ModuleHints = {},
): unknown {
  let loaded: Callable | undefined;
  // What is not callable throws on its own when it is called.
  const get = (): Callable => (loaded ??= load() as Callable);
  if (isPlainFunction)
    return function (this: unknown, ...args: unknown[]): unknown {
      return Reflect.apply(get(), this, args);
    };
  const deferred = new Map(members.map((name) => [name, lazyProxy((): unknown => Reflect.get(get(), name))]));
  const target = function () {
    // Never called: the proxy sees to that.
  };
  const proxy: object = new Proxy(target, {
    apply: (_target, self, args: unknown[]): unknown => Reflect.apply(get(), self, args),
    construct(_target, args: unknown[], newTarget) {
      // What derives from the stand-in is passed on as it is; the stand-in itself gives way to what it stands for.
      const constructor: unknown = newTarget === proxy ? get() : newTarget;
      return Reflect.construct(get(), args, constructor as Constructor);
    },
    get(own, key) {
      const wasSet = key !== 'prototype' && Object.hasOwn(own, key);
      if (wasSet || inherited.has(key)) return Reflect.get(own, key) as unknown;
      const member = typeof key === 'string' ? deferred.get(key) : undefined;
      return member ?? (Reflect.get(get(), key) as unknown);
    },
  });
  return proxy;
}

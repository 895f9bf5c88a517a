import type { Application } from 'egg';

/** Casebook's own middleware; `cache-first.ts` does its work, or it does not change the responses served there. */
const known = ['respond', 'localImages', 'uriGuard'];

/** The lists of Koa and of the router, which Egg's types do not contain. */
interface Installed {
  readonly middleware: readonly ((...args: never) => unknown)[];
  readonly router: {
    readonly stack: readonly { name: string | null; stack: unknown[]; methods: string[] }[];
  };
}

/**
 * Returns the names of middleware that an operator added in the configuration, by a plugin, by `app.use()` or on a route.
 * Added middleware has to run for every request, so no response may be served before it.
 */
export function findAddedMiddleware(app: Application): readonly string[] {
  const { middleware, router } = app as unknown as Installed;
  const names = middleware
    .filter((one) => (one as { router?: unknown }).router !== router)
    // Egg sets `_name` to the name in the configuration, with the `match` and `ignore` that belong to it.
    .map((one) => (one as { _name?: string })._name ?? (one.name || 'an unnamed function'))
    .filter((name) => !known.includes(name));
  const onRoutes = router.stack
    .filter(({ stack, methods }) => stack.length > 1 || methods.length === 0)
    .map(({ name }) => `that of route ${name ?? 'without a name'}`);
  return [...names, ...onRoutes];
}

import type { Application } from 'egg';

/** Middleware that `cache-first.ts` does the work of, or that has nothing to say about what that serves. */
const known = ['respond', 'localImages', 'uriGuard'];

/** What Koa's and the router's lists hold; Egg's types leave them out. */
interface Installed {
  readonly middleware: readonly ((...args: never) => unknown)[];
  readonly router: {
    readonly stack: readonly { name: string | null; stack: unknown[]; methods: string[] }[];
  };
}

/**
 * Names the middleware that an operator has added, in any of the ways that Egg has: in the configuration, by a plugin, by
 * `app.use()`, or on a route. Where there is some, it has to run for every request, so that nothing may be served before.
 */
export function findAddedMiddleware(app: Application): readonly string[] {
  const { middleware, router } = app as unknown as Installed;
  const names = middleware
    .filter((one) => (one as { router?: unknown }).router !== router)
    // Egg notes the name from the configuration, and what else is there: `match` and `ignore`.
    .map((one) => (one as { _name?: string })._name ?? (one.name || 'an unnamed function'))
    .filter((name) => !known.includes(name));
  const onRoutes = router.stack
    .filter(({ stack, methods }) => stack.length > 1 || methods.length === 0)
    .map(({ name }) => `that of route ${name ?? 'without a name'}`);
  return [...names, ...onRoutes];
}

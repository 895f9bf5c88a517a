import type { Application, Context } from 'egg';

type ServiceClass = new (ctx: Context) => object;

/**
 * Provides the services of a request by the getters of a single class, which create each service at its first use. Services
 * must be directly in `app/service`.
 *
 * Egg instead defines all properties for each request at the first use of one, which takes a tenth of the time of a list
 * that is not cached.
 */
export function installServices(app: Application): void {
  class Services {
    private readonly made = new Map<string, object>();

    constructor(private readonly ctx: Context) {}

    make(name: string, Service: ServiceClass): object {
      let service = this.made.get(name);
      if (!service) this.made.set(name, (service = new Service(this.ctx)));
      return service;
    }
  }
  // The loaded classes; Egg's types do not contain them.
  const { serviceClasses } = app as Application & { serviceClasses: Record<string, ServiceClass> };
  for (const [name, Service] of Object.entries(serviceClasses)) {
    Object.defineProperty(Services.prototype, name, {
      get(this: Services) {
        return this.make(name, Service);
      },
    });
  }
  const servicesKey = Symbol('services');
  const service = {
    get(this: Context & { [servicesKey]: Services }) {
      // Test for an own property. If `service` was read on the shared prototype, an inherited value would leak into every request.
      if (!Object.hasOwn(this, servicesKey)) this[servicesKey] = new Services(this);
      return this[servicesKey];
    },
  };
  // Egg's `service` property cannot be redefined. Shadow it with one more object in the prototype chain of all contexts.
  Object.assign(app, { context: Object.create(app.context as object, { service }) as object });
}

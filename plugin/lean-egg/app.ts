import type { Application, IBoot } from 'egg';
import { installServices } from './lib/install-services';

/** Removes parts of Egg that cost time and that Casebook does not use; README.md lists reasons and gains. */
export default class LeanEgg implements IBoot {
  constructor(private readonly app: Application) {}

  configWillLoad(): void {
    // Koa runs every request in this AsyncLocalStorage, for `app.currentContext`. Without it, Koa calls the handler directly.
    Object.assign(this.app, { ctxStorage: undefined });
  }

  didLoad(): Promise<void> {
    installServices(this.app);
    return Promise.resolve();
  }
}

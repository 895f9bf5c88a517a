import type { Application, IBoot } from 'egg';
import { installServices } from './lib/install-services';

/** Changes Egg where it costs time and gives nothing that Casebook uses; README.md lists reasons and gains. */
export default class LeanEgg implements IBoot {
  constructor(private readonly app: Application) {}

  configWillLoad(): void {
    // Koa runs every request in this AsyncLocalStorage, for `app.currentContext`; without one it calls it directly.
    Object.assign(this.app, { ctxStorage: undefined });
  }

  didLoad(): Promise<void> {
    installServices(this.app);
    return Promise.resolve();
  }
}

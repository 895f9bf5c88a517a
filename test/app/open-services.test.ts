import assert from 'node:assert/strict';
import { startWorld, type TestApp } from './support';

describe('services of a request', () => {
  let world: TestApp;

  before(async () => {
    world = await startWorld([{ id: 'blog/a', date: '2020-06-23' }]);
  });
  after(() => world.close());

  it('are made once for each request, by the classes that Egg has loaded', () => {
    const { app } = world;
    const [one, other] = [app.createAnonymousContext(), app.createAnonymousContext()];
    // Egg's types leave out the classes that it has loaded.
    const { serviceClasses } = app as typeof app & {
      serviceClasses: Record<string, abstract new () => object>;
    };
    for (const [name, Service] of Object.entries(serviceClasses)) {
      const service = Reflect.get(one.service, name) as object;
      assert.ok(service instanceof Service, name);
      assert.equal(Reflect.get(one.service, name), service);
      assert.notEqual(Reflect.get(other.service, name), service);
    }
    assert.equal(Reflect.get(one.service.article, 'ctx'), one);
    assert.equal(Reflect.get(one.service.article, 'service'), one.service);
  });
});

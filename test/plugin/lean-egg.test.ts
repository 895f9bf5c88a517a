import assert from 'node:assert/strict';
import { startWorld, type TestApp } from '../app/support';

/** What Egg has besides what its types say. */
interface Internals {
  readonly serviceClasses: Readonly<Record<string, abstract new () => object>>;
  readonly ctxStorage: object | undefined;
  readonly plugins: object;
}

for (const isOn of [true, false]) {
  describe(isOn ? 'with plugin/lean-egg' : 'without plugin/lean-egg', () => {
    let world: TestApp;

    before(async () => {
      const env = { EGG_PLUGINS: JSON.stringify({ leanEgg: isOn }) };
      world = await startWorld([{ id: 'blog/a', date: '2020-06-23' }], { env });
    });
    after(() => world.close());

    const egg = () => world.app as unknown as Internals;

    it('services of a request are made once, by the classes that Egg has loaded', () => {
      const { app } = world;
      const [one, other] = [app.createAnonymousContext(), app.createAnonymousContext()];
      for (const [name, Service] of Object.entries(egg().serviceClasses)) {
        const service = Reflect.get(one.service, name) as object;
        assert.ok(service instanceof Service, name);
        assert.equal(Reflect.get(one.service, name), service);
        assert.notEqual(Reflect.get(other.service, name), service);
      }
      assert.equal(Reflect.get(one.service.article, 'ctx'), one);
      assert.equal(Reflect.get(one.service.article, 'service'), one.service);
    });

    it(`requests are ${isOn ? 'not ' : ''}followed through what is asynchronous`, () => {
      assert.equal(egg().ctxStorage !== undefined, !isOn);
    });

    it(`the plugin is ${isOn ? 'one of those' : 'none'} that Egg has loaded`, () => {
      assert.equal('leanEgg' in egg().plugins, isOn);
    });
  });
}
